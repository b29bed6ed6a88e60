/**
 * A page cut into pieces, so that html-validate need not be asked of what it has seen. Whatever one of its rules looks at
 * is within one piece:
 * - a start tag and the elements it stands in, with their attributes;
 * - the tags within an element, and which stands before which;
 * - all within an element that has to have a text, or may have only so many fields;
 * - elements that stand in an order or refer to each other, wherever they are: these are one piece of the whole page.
 * Of texts and of most values no rule reads more than whether they are there, and their character references.
 * `pieces.test.ts` names each rule in one of these lines, and fails when there is a rule that it does not name.
 */

const attributes = '((?: [a-zA-Z][\\w:-]*(?:="[^"]*")?)*)';
/** All that a page consists of that is written as ours are: a page with anything else has no pieces. */
const token = new RegExp(
  `<(script|style)${attributes}>[^<]*(?:<(?!/)[^<]*)*</\\1>|<([a-z][a-z0-9-]*)${attributes}>|</([a-z][a-z0-9-]*)>|([^<]+)`,
  'y',
);
const doctype = '<!DOCTYPE html>';

const empty = words('area base br col embed hr img input link meta source track wbr');

/** Have to have a text, or may have only so many fields, at whatever depth. */
const toldWhole = words('a button h1 h2 h3 h4 h5 h6 label map title');

/** Count all over the page: they stand in an order, may not be twice, or have names that differ. */
const overall = words(
  'aside button dialog footer form h1 h2 h3 h4 h5 h6 header input label main map meter nav output progress section select template textarea',
);
const overallRoles = 'alertdialog|banner|complementary|contentinfo|dialog|form|main|navigation|region';
/** Attributes by which elements refer to each other. */
const references =
  'id|for|form|headers|list|popovertarget|commandfor|aria-(?:activedescendant|controls|describedby|details|errormessage|flowto|labelledby|owns)';
const isOverall = new RegExp(` (?:${references}|role="(?:[^"]* )?(?:${overallRoles}))\\b`);
const compared = new RegExp(` (?:(${references})|aria-label)="([^"]*)"`, 'g');

/** Judged by the table around it, or by its very text. */
const judgedByMore = /^th\b(?!.* scope=")|^a .*href="tel:/i;

interface Open {
  readonly tag: string;
  /** The number of its place: itself and all it stands in. */
  readonly place: number;
  /** Where its content begins in the page, and in what was read of it. */
  readonly from: number;
  readonly read: number;
  readonly tags: string[];
  /** Whether its text is a name for another element. */
  readonly isName: boolean;
}

/** What is the same of all start tags that read the same to every rule. */
interface Start {
  readonly text: string;
  /** What matters of it to what stands within. */
  readonly around: string;
  readonly isOverall: boolean;
  readonly isJudgedByMore: boolean;
}

/**
 * What cuts the pages of one site: what is the same piece on several pages is judged alike by html-validate.
 * @returns a function of a page, which gives undefined for one that is not written as pages of a site are
 */
export function cutter(): (html: string) => readonly string[] | undefined {
  const starts = new Map<string, Start>();
  const places = new Map<string, number>();
  const startOf = (tag: string, all: string): Start => {
    const text = `${tag}${outline(tag, all)}`;
    const start = starts.get(text) ?? {
      text,
      around: text.replaceAll(/ (?:class|data-[^=" ]+)(?:="[^"]*")?/g, ''),
      isOverall: overall.has(tag) || isOverall.test(text),
      isJudgedByMore: judgedByMore.test(text),
    };
    starts.set(text, start);
    return start;
  };
  return (html) => {
    if (!html.startsWith(doctype)) return undefined;
    const pieces: string[] = [];
    const across: string[] = [];
    const read: string[] = [];
    // Ids and names are compared with one another: which of a page are the same is all that matters.
    const numbers = new Map<string, number>();
    const numberOf = (name: string) => {
      const number = numbers.get(name) ?? numbers.size;
      numbers.set(name, number);
      return number;
    };
    const naming = new Set(
      [...html.matchAll(/ aria-labelledby="([^"]*)"/g)].flatMap(([, ids = '']) => ids.split(/\s+/)),
    );
    const close = ({ tag, place, from, read: first, tags, isName }: Open, to: number) => {
      const all = isName || toldWhole.has(tag) ? read.slice(first).join(' ') : '';
      pieces.push(`${place} ${tags.join(' ')}; ${all}`);
      if (!isName) return;
      const name = html.slice(from, to).replaceAll(/<[^>]*>/g, '');
      append(across, `${all} ${numberOf(name)} ${numberOf(name.trim())}`);
    };
    const open: Open[] = [{ tag: '', place: -1, from: 0, read: 0, tags: [], isName: false }];
    token.lastIndex = doctype.length;
    while (token.lastIndex < html.length) {
      const at = token.lastIndex;
      const [found, raw, ofRaw, tag = raw, ofTag = ofRaw ?? '', end, text] = token.exec(html) ?? [];
      const parent = open.at(-1);
      if (found === undefined || parent === undefined) return undefined;
      if (tag !== undefined) {
        const start = startOf(tag, ofTag);
        if (start.isJudgedByMore) return undefined;
        pieces.push(`${parent.place} ${start.text}`);
        const key = `${parent.place} ${start.around}`;
        const place = places.get(key) ?? places.size;
        places.set(key, place);
        read.push(String(place));
        append(parent.tags, tag);
        let isName = tag === 'label';
        if (start.isOverall) {
          append(across, `${place} ${valuesCompared(ofTag).map(numberOf).join(' ')}`);
          isName ||= naming.has(/ id="([^"]*)"/.exec(ofTag)?.[1] ?? '');
        }
        const element: Open = { tag, place, from: token.lastIndex, read: read.length, tags: [], isName };
        if (raw !== undefined || empty.has(tag)) close(element, token.lastIndex);
        else open.push(element);
      } else if (text !== undefined) {
        // Space before the end of a line is none of ours.
        if (/[ \t]\r?\n/.test(text)) return undefined;
        read.push(`${parent.place}${text.trim() === '' ? '_' : '…'}`);
        if (hasReference(text)) pieces.push(`${parent.place} "${text}"`);
      } else {
        if (parent.tag !== end) return undefined;
        close(parent, at);
        open.pop();
      }
    }
    const [root, ...unclosed] = open;
    if (root === undefined || unclosed.length > 0) return undefined;
    close(root, html.length);
    return [...pieces, across.join('\n')];
  };
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

/** Keeps of a list which kinds it has, which of them more than once, and which before which. */
function append(list: string[], kind: string): void {
  const last = list.lastIndexOf(kind);
  const isNews =
    last === -1 ||
    last === list.indexOf(kind) ||
    list.some((other, at) => at > last && list.indexOf(other) === at);
  if (isNews) list.push(kind);
}

/** Ids and names of a start tag, which are compared with those of others. */
function valuesCompared(all: string): string[] {
  return [...all.matchAll(compared)].flatMap(([, isId, value = '']) =>
    isId === undefined ? [value] : value.split(/\s+/),
  );
}

/** Attributes of whose values no rule reads more than whether they are there; and such of some elements only. */
const unread = new RegExp(
  `^(?:data-.*|href|title|alt|aria-label|${references}|d|x|y|x1|x2|y1|y2|cx|cy|r|points|transform|viewBox)$`,
);
const unreadOf: Readonly<Record<string, readonly string[]>> = {
  data: ['value'],
  input: ['name', 'value'],
  meta: ['content'],
  option: ['value'],
  rect: ['height', 'width'],
  svg: ['height', 'width'],
};
const isReference = new RegExp(`^(?:${references})$`);

/** Attributes as they are, but for such values. */
function outline(tag: string, all: string): string {
  if (all === '' || all.includes('http-equiv')) return all;
  return all.replaceAll(/ ([^=" ]+)="([^"]*)"/g, (attribute: string, name: string, value: string) =>
    (unread.test(name) || unreadOf[tag]?.includes(name) === true) &&
    (isReference.test(name) ? /^\S+$/ : /^.*\S.*$/).test(value) &&
    !hasReference(value) &&
    !/^tel:/i.test(value)
      ? ` ${name}="…"`
      : attribute,
  );
}

/** Whether there is a character reference other than those that stand in for marks of HTML. */
function hasReference(text: string): boolean {
  return text.includes('&') && /&(?!(?:amp|lt|gt|quot|#39|#34);)/.test(text);
}
