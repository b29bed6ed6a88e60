/**
 * `llms.txt`: the site for assistants, with the price of every model in a line before its links: the format has only links in sections. `llms-full.txt`: all that one
 * needs in one text, how billing works and every rate of every model.
 * @see https://llmstxt.org/ in its second version (August 2026): agents view or search the file, then follow its
 * links; an "Optional" section is only a habit for what matters less
 */
import { address, modelAddress, providerAddress } from '#address.ts';
import { unitOf } from '#catalog/registry/meters.ts';
import type { Model, Rate } from '#catalog/types.ts';
import type { Amount } from '#pricing/amount.ts';
import { holdsOn, listedRates } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import { guidesOf } from '#views/guides/guide-list.ts';
import { guideBody } from '#views/guides/guide-page.ts';
import { allFacts } from '#views/model/facts.ts';
import { rulesOf } from '#views/model/billing-sentences.ts';
import { rateWords } from '#views/model/price-grid.ts';
import type { Page, PageKind } from '#views/page/blocks.ts';
import { amountsIn, plainText, say, sentences, type Inlines } from '#views/page/inline.ts';
import { markdownPath, type TracedText } from '#views/page/markdown.ts';
import { bareAddress, codeSpan, escape, item, linkTo, paragraph } from '#views/page/markdown-text.ts';
import { absolute, type Site } from '#views/site.ts';
import { providersOf } from '#views/words/catalog-groups.ts';
import { dataTermsWords } from '#views/words/data-terms.ts';
import { feeArithmetic, freeTierSentence, taxSentence } from '#views/words/gateway-sentences.ts';
import {
  capital,
  displayName,
  dayBefore,
  sellerName,
  longDate,
  nounOf,
  noteOf,
  publishedPrices,
  shortPrice,
  unpricedWord,
} from '#views/words/phrases.ts';
import { feeds } from './feeds.ts';
import { draftSentence } from '#views/words/draft.ts';
import { feeOfPayment } from '#views/words/fee.ts';
import { platformFeeName } from '#pricing/fee.ts';

/**
 * Characters that an assistant can take in beside its task: 15,000 tokens, of which each has 2.5 characters where ids and
 * prices stand close together. Where the file would have more, models are left to the pages of their providers.
 */
const limit = 37_000;

type Choice = (site: Site, model: Model) => boolean;

/** Which models get a line of their own, the fullest choice first. */
const choices: readonly [Choice, ...Choice[]] = [
  () => true,
  (site, model) => model.snapshotOf === undefined && site.lifecycle(model).stays,
  () => false,
];

/** Pages with a line of their own, by what they are for; those of models and providers have the rest. */
const main: readonly PageKind[] = [
  'models',
  'modality',
  'calculator',
  'compare',
  'changes',
  'deprecations',
  'verification',
];

/** Files with a line of their own: what each is for. */
const files: readonly (readonly [path: string, title: string, note: string])[] = [
  [
    'api/index.json',
    'Every model in one short row',
    'with context, abilities and lifecycle, and the day of these prices',
  ],
  ['api/models.json', 'All models as JSON', 'exact decimal strings, units, conditions, who confirms them'],
  ['api/models.csv', 'All rates as CSV', 'one line for each rate'],
  ['api/history.json', 'What every price was when', 'as JSON'],
  ['api/history.csv', 'The same as CSV', 'one line for each period of a price'],
  ['api/deprecations.json', 'Models that retire, as JSON', 'with days and replacements'],
  ['deprecations.ics', 'Models that retire, as a calendar', 'to subscribe to'],
  ['api/schema.json', 'JSON Schema of all of these', 'what each key means'],
  ['api/openapi.json', 'OpenAPI of all of these', 'for generated clients'],
  ['llms-full.txt', 'Everything in one text', 'the guides and every rate of every model; long'],
];

/** Turns words into text, and keeps their figures. */
type Words = (content: Inlines) => string;

/** The file with its traced figures, as full as {@link limit} allows. @param pages every page of the site */
export function llmsTxt(site: Site, pages: readonly Page[]): TracedText {
  const [fullest, ...others] = choices;
  let file = llmsText(site, pages, fullest);
  for (const choice of others) {
    if (file.text.length <= limit) break;
    file = llmsText(site, pages, choice);
  }
  return file;
}

/** What the file and its long form begin with. */
function llmsOpening(site: Site, words: Words): string[] {
  const { name, baseUrl, url, currency, platformFee: fee } = site.gateway;
  const before = fee ? `, before the ${platformFeeName(fee)}` : '';
  const tax = taxSentence(site);
  const about = words(
    sentences(tax === undefined ? undefined : [tax], feeArithmetic(site), freeTierSentence(site, undefined)),
  );
  const terms = dataTermsWords(site, true);
  return [
    `# ${escape(name)} model prices`,
    `> What every AI model costs through ${escape(name)} (${bareAddress(url)}), an OpenAI-compatible gateway at ${bareAddress(baseUrl)}. Prices in ${currency}${before}.`,
    ...[
      draftSentence(site) ?? '',
      paragraph(about),
      terms === undefined ? '' : paragraph(words(terms)),
    ].filter((text) => text !== ''),
  ];
}

function llmsText(site: Site, pages: readonly Page[], isListed: Choice): TracedText {
  const figures: Amount[] = [];
  const words: Words = (content) => {
    figures.push(...amountsIn(content));
    return escape(plainText(content));
  };
  const line = (title: string, href: string, note: Inlines) =>
    item(`${linkTo(escape(title), absolute(site, href))}: ${words(note)}`);
  const pageLines = (kinds: readonly PageKind[]) =>
    kinds.flatMap((kind) =>
      pages
        .filter((page) => page.kind === kind && page.continues === undefined)
        .map(({ heading, path, description }) => line(heading, markdownPath(path), description)),
    );
  // Figures are traced in the order in which they are said.
  const opening = llmsOpening(site, words);
  const groups = providersOf(site).map(({ provider, models }) => {
    const listed = models.filter((model) => isListed(site, model));
    return { provider, models, listed };
  });
  const lines = groups.flatMap(({ listed }) => listed.map((model) => modelLine(site, model, words)));
  const left = groups.filter(({ models, listed }) => listed.length < models.length);
  const parts = [
    ...opening,
    waysToModels(site),
    lines.length === 0 ? '' : `Each model by its id, with its listed price:\n\n${lines.join('\n')}`,
    section(
      'More models, by provider',
      left.map(({ provider, models, listed }) =>
        line(`All ${provider.name} models`, markdownPath(providerAddress(provider.id)), [
          countNote(models.length, listed.length),
        ]),
      ),
    ),
    section('Prices by type and use', pageLines(main)),
    section('Data', [
      ...pageLines(['api']),
      ...files.map(([path, title, note]) => line(title, address(path), [note])),
      ...feeds.flatMap(({ name, title }) => [
        line(title, address(`${name}.xml`), ['as an RSS feed']),
        line(title, address(`${name}.json`), ['as a JSON feed']),
      ]),
    ]),
    section(
      'Guides',
      guidesOf(site).map(({ path, frontmatter: { title, description } }) =>
        line(title, markdownPath(path), [description]),
      ),
    ),
  ];
  return { text: `${parts.filter((part) => part !== '').join('\n\n')}\n`, figures };
}

function countNote(all: number, listed: number): string {
  const models = all === 1 ? '1 model with its prices' : `${String(all)} models with their prices`;
  return listed === all ? models : `${models}, ${String(all - listed)} of them not listed here`;
}

/** Nothing without lines. */
function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `## ${escape(title)}\n\n${lines.join('\n')}`;
}

/** How a model's pages are found without a link in its line, which would be longer than the line. */
function waysToModels(site: Site): string {
  return `Below ${bareAddress(absolute(site, address('')))} every rate of a model with its conditions, context, abilities, dates, code and history is at ${codeSpan('q/<id>-pricing.md')}, with dashes for the slashes of the id, and as JSON at ${codeSpan('api/models/<id>.json')}; all models of a provider are at ${codeSpan('providers/<provider>.md')}. In these addresses ids are in lower case; where one differs, its line has a link.`;
}

function modelLine(site: Site, model: Model, words: Words): string {
  const { retires, isServed } = site.lifecycle(model);
  const isRegular =
    model.slug === model.id.toLowerCase().replaceAll('/', '-') && model.fileStem === model.id.toLowerCase();
  const name = isRegular
    ? codeSpan(model.id)
    : linkTo(codeSpan(model.id), absolute(site, markdownPath(modelAddress(model))));
  const end = isServed && retires !== undefined ? `; retires ${longDate(retires)}` : '';
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  const shown = displayName(site, model);
  // Most ids say the name.
  const also = plain(model.id).includes(plain(shown)) ? '' : ` (${escape(shown)})`;
  return item(`${name}${also}: ${words(shortPrice(site, model))}${end}`);
}

/** `llms-full.txt` with its traced figures. */
export function llmsFullTxt(site: Site): TracedText {
  const figures: Amount[] = [];
  const words = (content: Inlines): string => {
    figures.push(...amountsIn(content));
    return escape(plainText(content));
  };
  const fee = feeOfPayment(site);
  const text = [
    ...llmsOpening(site, words),
    `Prices are given as listed${fee ? `, and with ${fee}` : ''}. A condition after a comma says when a price holds; without one it is the standard price. The most specific condition wins.`,
    ...guidesOf(site).flatMap((guide) => {
      const body = guideBody(site, guide, 1);
      figures.push(...body.figures);
      return [`## Guide: ${escape(guide.frontmatter.title)}`, body.text];
    }),
    ...providersOf(site).flatMap(({ provider, models }) => [
      `## ${escape(provider.name)}`,
      ...models.map((model) => modelText(site, model, words)),
    ]),
  ].join('\n\n');
  return { text: `${text}\n`, figures };
}

function modelText(site: Site, model: Model, words: (content: Inlines) => string): string {
  const rates = listedRates(model).filter(({ until }) => until === undefined || until > site.date);
  const { isServed } = site.lifecycle(model);
  return [
    `### ${escape(displayName(site, model))}`,
    '',
    `${capital(nounOf(model))} ${codeSpan(model.id)}, ${absolute(site, modelAddress(model))}`,
    '',
    ...(rates.length > 0 && !isServed ? ['- No longer served; the last listed prices were these'] : []),
    ...(rates.length > 0
      ? rates.map((rate) => item(words(rateLine(site, model, rate))))
      : [item(`${escape(unpricedWord(site, model))}${unpricedNote(model)}`)]),
    ...(model.published
      ? [
          item(
            words(
              say`${sellerName(site, model)} itself publishes ${publishedPrices(site, model)}; the prices above are those that ${site.gateway.name} lists`,
            ),
          ),
        ]
      : []),
    ...factLines(site, model).map((fact) => item(words(fact))),
  ].join('\n');
}

/** "Input, batch: $0.625 per 1M input tokens, $0.6579 with the fee, until 30 November 2026". */
function rateLine(site: Site, model: Model, rate: Rate): Inlines {
  const key = keys.rate(model, rate);
  const withFee = feeOfPayment(site) ? say`, ${site.amount(keys.fee(key))} with the fee` : [];
  const from = rate.from !== undefined && !holdsOn(rate, site.date) ? `, from ${longDate(rate.from)}` : '';
  const until = rate.until === undefined ? '' : `, until ${longDate(dayBefore(rate.until))}`;
  const rules = rulesOf(rate).map((rule) => `. ${rule.replace(/\.$/, '')}`);
  return say`${rateWords(rate)}: ${site.amount(key)} per ${unitOf(rate).unit}${withFee}${from}${until}${rules}`;
}

function unpricedNote(model: Model): string {
  const note = noteOf(model);
  return note === undefined ? '' : `: ${escape(note)}`;
}

/** What stands in the line above each list already. */
const termsInHeading = ['Model id', 'Type', 'Provider'];

function factLines(site: Site, model: Model): Inlines[] {
  return allFacts(site, model)
    .filter(({ term }) => !termsInHeading.includes(term))
    .map(({ term, content }) => [`${term}: `, ...content]);
}
