/**
 * A page speaks only of units its model is billed in.
 *
 * Looked at are the title, the description and the sections `notice`, `lead`, `price`, `calculator`, `how-it-works` and
 * `faq` of a model. Of these texts, four things are not the page's own words and are blanked first:
 * links (names of other models and guides), the names of the model, its provider and host, and sentences quoted
 * from the catalog (a provider may publish its price in another unit: that is why it is quoted).
 *
 * - A model that prices no tokens: no "token" at all, in code neither (`usage.prompt_tokens`).
 * - Any other unit U it does not price: not "per U", not "by U" in the plural, not a cell that is just U, and no
 *   number of U ("118 images") unless worked examples of its kind count that way ("1,000 images of 1,056
 *   output tokens"). Numbers of requests are free: every call is one, and the free tier is counted in them.
 */
import type { Meter } from '#catalog/registry/meters.ts';
import type { Model } from '#catalog/types.ts';
import { type BuiltSite, sentencesOf } from '../../built-site.ts';
import { printListed } from '../../oracle/print.ts';
import { codes, excerpt, type Findings, raising } from '../../finding.ts';
import { type HtmlPage, metaContent } from '../../html-page.ts';
import { ratesOf } from '../../oracle/rates.ts';
import { countedByExamples, grouped, meterNames, meterWords, wordsOfRate } from '../../oracle/words.ts';
import { withoutRanges } from '../../text-blocks.ts';
import { pagePart } from '../../part.ts';

export const unitCodes = codes('prices', {
  'unit-not-of-model': {
    why: 'The page speaks of a unit in which this model is not billed.',
    fix: 'Ask pricesTokens() or the meters of the model before saying it.',
  },
});

const finding = raising(unitCodes);

export const unitsPart = pagePart([unitCodes], checkUnits);

const sections = new Set(['notice', 'lead', 'price', 'calculator', 'how-it-works', 'faq']);

function* checkUnits(site: BuiltSite, page: HtmlPage): Findings {
  const { model, file } = page;
  if (model === undefined) return;
  const own = foreignWords(site, model);
  const foreign = foreignUnits(model);
  const texts = [
    { place: 'title', text: page.title },
    { place: 'description', text: metaContent(page, 'description') ?? '' },
    ...page.blocks
      // Labels of fields count requests of any model; features are what it can do.
      .filter(({ section, tag }) => sections.has(section) && tag !== 'label' && tag !== 'li')
      // How long a request may be is a number of tokens, whatever it costs.
      .filter(({ tag, text }) => tag !== 'dd' || !/^\s*[\d,]+ tokens\s*$/.test(text))
      .map(({ section, text, links }) => ({ place: `#${section}`, text: withoutRanges(text, links) })),
  ];
  for (const { place, text } of texts) {
    const words = blank(text, own);
    const found = foreign.map((pattern) => pattern.exec(words)).find((match) => match !== null);
    if (!found) continue;
    const end = found.index + found[0].length;
    yield finding(
      'unit-not-of-model',
      file,
      `${model.id} is not billed in "${found[0].trim()}". In ${place}: ${excerpt(words, found.index, end)}`,
    );
  }
}

/** Patterns of the units that a model does not price. */
function foreignUnits(model: Model): RegExp[] {
  const rates = [...ratesOf(model), ...model.estimates];
  const priced = rates.map(({ meter }) => meter);
  const ownKinds = new Set(priced.map((meter) => meterWords[meter].counts));
  const published = rates
    .map((rate) => wordsOfRate(rate))
    .flatMap(({ unit, shortUnit }) => [unit, shortUnit]);
  const ownWords = new Set([...priced.flatMap((meter) => wordsOf(meter)), ...published]);
  const counted = meterNames.filter(
    (meter) =>
      !ownKinds.has(meterWords[meter].counts) &&
      meterWords[meter].counts !== 'calls' &&
      countedByExamples[model.modality]?.includes(meter) !== true,
  );
  const units = new Set(meterNames.flatMap((meter) => wordsOf(meter)).filter((word) => !ownWords.has(word)));
  const nouns = new Set(counted.flatMap((meter) => [meterWords[meter].one, meterWords[meter].many]));
  return [
    ...(ownKinds.has('tokens') || ownKinds.has('hours') ? [] : [/(?<![a-z])tokens?(?![a-z])/i]),
    new RegExp(`(?<!\\w)(?:per|by|/)\\s+(?:${alternatives(units)})(?!\\w)`, 'i'),
    new RegExp(`^\\s*(?:${alternatives(units)})\\s*$`, 'i'),
    ...(nouns.size === 0 ? [] : [new RegExp(`(?<![\\w.])[\\d,]+\\s+(?:${alternatives(nouns)})(?!\\w)`, 'i')]),
  ];
}

function wordsOf(meter: Meter): string[] {
  const { unit, shortUnit, one, many } = meterWords[meter];
  return [unit, shortUnit, one, many];
}

/** Words on the page that are not its own, longest first. */
function foreignWords(site: BuiltSite, model: Model): string[] {
  const host = site.catalog.providers.find(({ id }) => id === model.host);
  // As they are printed: each a whole, its figures with their thousands separated.
  const sentences = sentencesOf(model).map((sentence) =>
    sentence.replaceAll(/(?<=\p{Sc})\d+(?![\d,])/gu, (whole) => grouped(whole)).replaceAll(/\s+/g, ' '),
  );
  // What the provider publishes may be counted in other units, just beside its figure.
  const { rates = [], currency = '' } = model.published ?? {};
  const published = rates.map(
    (rate) => `${printListed(rate.amount, currency).text} per ${wordsOfRate(rate).unit}`,
  );
  return [model.id, model.name, model.provider.name, host?.name ?? '', ...sentences, ...published]
    .filter((words) => words !== '')
    .sort((a, b) => b.length - a.length);
}

/** Blanks every occurrence, whatever its capitals, keeping places. */
function blank(text: string, words: readonly string[]): string {
  let result = text.replaceAll(/\s+/g, ' ');
  for (const word of words.map((own) => own.toLowerCase())) {
    const lower = result.toLowerCase();
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length)) {
      result = result.slice(0, at) + '\u2423'.repeat(word.length) + result.slice(at + word.length);
    }
  }
  return result;
}

function alternatives(words: ReadonlySet<string>): string {
  return [...words].map((word) => word.replaceAll(/[^\w ]/g, String.raw`\$&`)).join('|');
}
