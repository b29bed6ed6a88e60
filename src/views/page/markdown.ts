/** The Markdown printer: a page's twin, with the traced figures in the order in which they are read. */
import { address, isOfSite } from '#address.ts';
import { languages } from '#catalog/registry/languages.ts';
import type { Amount } from '#pricing/amount.ts';
import type { Block, CodeTask, Fact, Glance, Page, Receipt, Table } from './blocks.ts';
import {
  amountsIn,
  link,
  listing,
  plainText,
  type EvidenceMark,
  type Inline,
  type Inlines,
} from './inline.ts';
import { absolute, type Site } from '#views/site.ts';
import { codeSpan, escape, fenced, item, linkTo, paragraph, tableRow } from './markdown-text.ts';

/** A text with the figures that stand in it, in order. */
export interface TracedText {
  readonly text: string;
  readonly figures: readonly Amount[];
}

/** Address of a page's Markdown twin. */
export function markdownPath(path: string): string {
  return path === address('') ? address('index.md') : `${path.slice(0, -1)}.md`;
}

/** Prints a page as Markdown with front matter. */
export function printMarkdown(site: Site, page: Page): TracedText {
  const figures: Amount[] = [];
  const inline = (content: Inlines): string => {
    figures.push(...amountsIn(content));
    return content.map((part) => inlineText(site, part)).join('');
  };
  const head = frontMatter(site, page);
  figures.push(...head.figures);
  const body = [
    `# ${escape(page.heading)}`,
    page.draft ?? '',
    ...(page.glance ? [glanceText(page.glance, inline)] : []),
    ...page.lead.map((words) => paragraph(inline(words))),
    ...(page.actions ? [blockText(site, { kind: 'actions', items: page.actions }, inline)] : []),
    ...page.sections.flatMap(({ title, blocks }) => [
      `## ${escape(title)}`,
      ...blocks.map((block) => blockText(site, block, inline)),
    ]),
  ];
  const text = [head.text, ...body].filter((part) => part !== '').join('\n\n');
  return { text: `${text}\n`, figures };
}

/** Notice, prices and facts: what is at the top of the page. */
function glanceText({ notice, tiles, facts }: Glance, inline: (content: Inlines) => string): string {
  const said = notice && `> **${escape(notice.label)} ${inline(notice.figure)}** ${inline(notice.content)}`;
  const prices = tiles.map(({ term, figure, unit, pay }) => {
    const price = item(`${escape(term)}: ${inline(figure)} ${escape(unit)}`);
    return pay === undefined ? price : `${price}. ${inline(pay)}`;
  });
  const items = [...prices, ...facts.map((fact) => factText(fact, inline))].join('\n');
  return [said, items].filter(Boolean).join('\n\n');
}

function factText({ term, content }: Fact, inline: (content: Inlines) => string): string {
  return item(`${escape(term)}: ${inline(content)}`);
}

/** A twin that was printed before its day was known, with that day. */
export function withDay({ text, figures }: TracedText, day: string): TracedText {
  return { text: text.replace('\nupdated: \n', `\nupdated: ${day}\n`), figures };
}

/** Title, description, addresses and date at the head of a twin: YAML, whose strings may be those of JSON. */
export function frontMatter(
  site: Site,
  {
    heading,
    description,
    path,
    updated,
    alternates = [],
  }: Pick<Page, 'heading' | 'description' | 'path' | 'updated' | 'alternates'>,
): TracedText {
  const text = [
    '---',
    `title: ${JSON.stringify(heading)}`,
    `description: ${JSON.stringify(plainText(description))}`,
    `url: ${absolute(site, path)}`,
    ...alternates
      .filter(({ type }) => type === 'application/json')
      .map(({ href }) => `json: ${absolute(site, href)}`),
    // Where everything else is found.
    `index: ${absolute(site, address('llms.txt'))}`,
    `updated: ${updated ?? ''}`,
    '---',
  ].join('\n');
  return { text, figures: amountsIn(description) };
}

/**
 * The plain example in full under each language's name, and where the files of the other ones are.
 * @param level of its headings
 */
export function examplesText(site: Site, [plain, ...others]: readonly CodeTask[], level = 3): string {
  const mark = '#'.repeat(level);
  const plainInEachLanguage = plain?.examples.map(({ label, language, code, install, fetch, href, run }) => {
    const commands = [
      ...(install === null ? [] : [install]),
      ...fetch,
      `curl -O ${absolute(site, href)}`,
      run,
    ];
    const blocks = [fenced(code, languages[language].fence), fenced(`${commands.join('\n')}\n`, 'sh')];
    return `${mark} ${escape(label)}\n\n${blocks.join('\n\n')}`;
  });
  const files = others.map(({ title, examples }) => {
    const links = examples.map(({ file, href }) => linkTo(escape(file), absolute(site, href)));
    return item(`${escape(title)}: ${links.join(', ')}`);
  });
  const more = files.length > 0 ? [`${mark} More examples\n\n${files.join('\n')}`] : [];
  return [...(plainInEachLanguage ?? []), ...more].join('\n\n');
}

function blockText(site: Site, block: Block, inline: (content: Inlines) => string): string {
  switch (block.kind) {
    case 'text':
    case 'note':
    case 'sub':
      return paragraph(inline(block.content));
    case 'list':
    case 'links':
      return block.items.map((words) => item(inline(words))).join('\n');
    case 'steps':
      return block.items
        .map(({ title, content }) => `### ${escape(title)}\n\n${paragraph(inline(content))}`)
        .join('\n\n');
    case 'facts':
      return block.items.map((fact) => factText(fact, inline)).join('\n');
    case 'pairs':
      return block.items.map(({ term, content }) => item(`${inline(term)}: ${inline(content)}`)).join('\n');
    case 'examples':
      return examplesText(site, block.tasks);
    case 'faq':
      return block.items
        .map(({ question, answer }) => `### ${escape(question)}\n\n${paragraph(inline(answer))}`)
        .join('\n\n');
    case 'cards':
      return block.items
        .map(({ href, title, content }) =>
          item(inline([{ kind: 'link', href, content: [title] }, ': ', ...content])),
        )
        .join('\n');
    case 'pager':
      return `Pages: ${inline(listing(block.paths.map((path, index) => (index === block.current ? [String(index + 1)] : [link(path, String(index + 1))]))))}`;
    case 'snippet':
      return `${paragraph(escape(block.label))}:\n\n${fenced(block.code, block.language)}`;
    case 'chart':
      // What it draws stands in the text or the table beside it.
      return `Chart: ${escape(block.label)}`;
    case 'scatter':
      return `Chart: ${escape(`${block.right} against ${block.up}`)}; the scale is marked at ${inline(listing(block.prices.map(({ amount }) => [amount])))}.`;
    case 'calculator':
      // A text has nothing to fill in: it tells what some uses come to.
      return block.receipts.map((receipt) => receiptText(receipt, inline)).join('\n\n');
    case 'comparer':
      // Nothing to choose from in a text; the tables below say more.
      return '';
    case 'strip':
      return block.labels.map(({ amount, word }) => item(`${escape(word)}: ${inline([amount])}`)).join('\n');
    case 'actions':
      return block.items
        .map(({ href, label }) => item(inline([{ kind: 'link', href, content: [label] }])))
        .join('\n');
    case 'table':
      return tableText(block, inline);
  }
}

/** A bill as a table: what is used, the fee, what is paid. */
function receiptText({ label, lines }: Receipt, inline: (content: Inlines) => string): string {
  const rows = lines.map(({ words, sum }) => tableRow([inline(words), inline([sum])]));
  return [tableRow([escape(label), 'Cost']), '| --- | ---: |', ...rows].join('\n');
}

/** A table as Markdown. */
export function tableText(table: Table, inline: (content: Inlines) => string): string {
  const { columns, rows } = table.inText ?? table;
  return [
    `${paragraph(escape(table.caption))}:`,
    '',
    tableRow(columns.map(({ label, unit }) => escape(unit === undefined ? label : `${label} (${unit})`))),
    tableRow(columns.map(({ align }) => (align === 'end' ? '---:' : '---'))),
    ...rows.map((cells) => tableRow(cells.map((cell) => inline(cell) || '–'))),
  ].join('\n');
}

/** What the marks of evidence are in a text. */
const signs: Readonly<Record<EvidenceMark['sign'], string>> = {
  alike: '✓',
  differs: '≠',
  none: '○',
  own: '●',
};

/** One inline as Markdown. */
export function inlineText(site: Site, part: Inline): string {
  if (typeof part === 'string') return escape(part);
  switch (part.kind) {
    case 'money':
    case 'count':
    case 'percent':
      return part.text;
    case 'code':
      return codeSpan(part.text);
    case 'mark':
      // The sign last: a count right before a price would read as a sum.
      return `${escape(part.text)}${signs[part.sign]}`;
    case 'line':
      // The page of its model tells it in words.
      return '';
    case 'least':
      return `**${part.content.map((inner) => inlineText(site, inner)).join('')}** ${part.word}`;
    case 'muted':
      return part.content.map((inner) => inlineText(site, inner)).join('');
    case 'link': {
      const label = part.content.map((inner) => inlineText(site, inner)).join('');
      // A place on the page itself: a text has none.
      if (part.href.startsWith('#')) return label;
      return linkTo(label, isOfSite(part.href) ? absolute(site, part.href) : part.href);
    }
  }
}
