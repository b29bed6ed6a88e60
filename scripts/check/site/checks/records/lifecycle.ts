/** Until when a model is served, in the words of each format that says so: the same day, and the same in its place. */
import type { Model } from '#catalog/types.ts';
import { type BuiltSite, modelLinked, nameOf } from '../../built-site.ts';
import { codes, excerpt, type Findings, raising } from '../../finding.ts';
import { type HtmlPage, metaContent } from '../../html-page.ts';
import { isObject, objectsOf, parsed, wordsOf } from '../../json.ts';
import { isGone, successor } from '../../oracle/life.ts';
import { dateInWords } from '../../oracle/words.ts';
import type { PartKind } from '../../part.ts';

export const lifecycleCodes = codes('records', {
  'lifecycle-differs': {
    why: 'Whoever reads only this format plans by it: calls fail from that day on.',
    fix: 'Build again; if it stays, print what `site.lifecycle(model)` says.',
  },
});

const finding = raising(lifecycleCodes);

export const lifecyclePart: PartKind = {
  codes: [lifecycleCodes],
  start: (site) => ({
    *page(page) {
      if (page.model !== undefined) yield* checkModelPage(site, page, page.model);
      if (page.path === '/deprecations/') yield* checkSentences(site, page);
    },
    *text(file, text) {
      // RSS and JSON Feed are compared with one another.
      if (file.endsWith('.json') && text.includes('jsonfeed.org/version')) yield* checkFeed(site, file, text);
      if (file === 'llms.txt') yield* checkLines(site, file, text);
    },
  }),
};

/** Signs that keep the directions of scripts apart are no words. */
function words(text = ''): string {
  return text.replaceAll(/[\u2066-\u2069]/g, '').trim();
}

/** Whether its page has to say that it goes. */
function isLeaving(model: Model, date: string): boolean {
  return model.life.status === 'deprecated' || isGone(model, date);
}

/** The notice at the top, and the description where it tells of it. */
function* checkModelPage(site: BuiltSite, page: HtmlPage, model: Model): Findings {
  const fault = (said: string, right: string) =>
    finding('lifecycle-differs', page.file, `It says ${excerpt(said)} of ${model.id}, not “${right}”.`);
  const { retires } = model.life;
  const next = successor(site.modelById, model, site.date);
  const notice = page.blocks.filter(({ section }) => section === 'notice');
  const [label, advice] = [words(notice[0]?.text), words(notice[1]?.text)];
  if (isLeaving(model, site.date)) {
    const right =
      retires === undefined
        ? 'Deprecated no last day yet'
        : `${isGone(model, site.date) ? 'Retired' : 'Retires'} ${dateInWords(retires)}`;
    if (label !== right) yield fault(label, right);
    const use =
      next === undefined ? 'No replacement is named.' : `Use its replacement, ${nameOf(site, next)}:`;
    const linked = notice[1]?.group?.hrefs.flatMap((href) => modelLinked(site, href) ?? [])[0];
    if (!advice.startsWith(use) || linked !== next) yield fault(advice, use);
  } else if (/^(?:Retire[sd]|Deprecated) /.test(label)) yield fault(label, 'nothing');
  const description = words(metaContent(page, 'description'));
  const [told, day] = /\bRetires on (\d{1,2} [A-Z][a-z]+ \d{4})\./.exec(description) ?? [];
  if (told !== undefined && (retires === undefined || day !== dateInWords(retires)))
    yield fault(told, retires ?? 'nothing');
  const [instead, name] = /\. Use (.+) instead\.$/.exec(description) ?? [];
  if (instead !== undefined && (next === undefined || name !== nameOf(site, next)))
    yield fault(instead, next?.id ?? 'nothing');
}

/** "13 models stop on a known day and 2 have stopped. Next: Claude Sonnet 4.5, on 30 November 2026." */
function* checkSentences({ catalog, date }: BuiltSite, page: HtmlPage): Findings {
  const leaving = catalog.models.filter((model) => isLeaving(model, date));
  const gone = leaving.filter((model) => isGone(model, date));
  const open = leaving.filter(({ life }) => life.retires === undefined);
  const coming = leaving
    .filter((model) => !gone.includes(model) && !open.includes(model))
    .flatMap(({ life }) => life.retires ?? [])
    .toSorted();
  const lead = page.blocks.filter(({ section }) => section === 'lead').map(({ text }) => text);
  const counts = [
    [/(\d[\d,]*)(?: models?)? stops? on a known day/, coming.length],
    [/(\d[\d,]*)(?: models?)? stops? on a day not yet named/, open.length],
    [/(\d[\d,]*)(?: models?)? ha(?:s|ve) stopped/, gone.length],
  ] as const;
  const [first] = coming;
  const next = [/Next: .*, on (\d.*? \d{4})\./, first === undefined ? 0 : dateInWords(first)] as const;
  for (const [text, rules] of [
    [metaContent(page, 'description') ?? '', counts],
    [lead.join(' '), [...counts, next]],
  ] as const)
    for (const [pattern, right] of rules) {
      const said = pattern.exec(text)?.[1] ?? '0';
      if (said.replaceAll(',', '') !== String(right))
        yield finding('lifecycle-differs', page.file, `It says ${said} in ${excerpt(text)}, not ${right}.`);
    }
}

/** What the items of a feed say of models that go, in that of all and in that of each. */
function* checkFeed(site: BuiltSite, file: string, text: string): Findings {
  const data = parsed(text);
  for (const { id, title, content_text: said } of isObject(data) ? objectsOf(data.items) : []) {
    const [, address = '', day] = /^(.*)#retires-(.*)$/.exec(wordsOf(id)) ?? [];
    const model = modelLinked(site, address);
    if (day === undefined || model === undefined) continue;
    const next = successor(site.modelById, model, site.date);
    const verb = isGone(model, site.date) ? 'retired' : 'retires';
    const [right, when] =
      model.life.retires === undefined
        ? ['is deprecated', 'Nobody has said when']
        : [`${verb} on ${dateInWords(model.life.retires)}`, 'From this day on,'];
    const wanted = [
      `${nameOf(site, model)} ${right}`,
      `${when} requests for ${model.id} fail. ${next === undefined ? 'No replacement is named.' : `Use ${next.id} instead.`}`,
    ];
    for (const [index, told] of [title, said].map((one) => words(wordsOf(one))).entries())
      if (told !== wanted[index])
        yield finding('lifecycle-differs', file, `It says ${excerpt(told)}, not “${wanted[index] ?? ''}”.`);
  }
}

/** The line of a model ends with ", retired", with its last day, or with neither. */
function* checkLines(site: BuiltSite, file: string, text: string): Findings {
  for (const [index, line] of text.split('\n').entries()) {
    const [, , id = ''] = /^- \[?(`+) ?(.*?) ?\1/.exec(line) ?? [];
    const model = site.modelById.get(id);
    if (model === undefined) continue;
    const { retires } = model.life;
    const right = isGone(model, site.date)
      ? ', retired'
      : retires === undefined
        ? ''
        : `; retires ${dateInWords(retires)}`;
    const [said = ''] = /(?:, retired|; retires .*)$/.exec(line) ?? [];
    if (said !== right)
      yield finding('lifecycle-differs', file, `${id} ends with “${said}”, not “${right}”.`, index + 1);
  }
}
