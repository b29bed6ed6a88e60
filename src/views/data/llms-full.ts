/** `llms-full.txt`: all that an assistant needs in one text: how billing works, and every rate of every model. */
import { modelAddress } from '#address.ts';
import { meters } from '#catalog/registry/meters.ts';
import type { Model, Rate } from '#catalog/types.ts';
import type { Amount } from '#pricing/amount.ts';
import { holdsOn, listedRates } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import { providersOf } from '#views/words/catalog-groups.ts';
import { factsBlock } from '#views/model/facts.ts';
import { guidesOf } from '#views/guides/guide-list.ts';
import { guideBody } from '#views/guides/guide-page.ts';
import { amountsIn, plainText, say, type Inlines } from '#views/page/inline.ts';
import { llmsOpening } from './llms-txt.ts';
import { escape, type TracedText } from '#views/page/markdown.ts';
import { capital, displayName, longDate, nounOf, prose, unpricedWord } from '#views/words/phrases.ts';
import { rateWords } from '#views/model/price-table.ts';
import { absolute, type Site } from '#views/site.ts';

/** The file with its traced figures. */
export function llmsFullTxt(site: Site): TracedText {
  const figures: Amount[] = [];
  const words = (content: Inlines): string => {
    figures.push(...amountsIn(content));
    return escape(plainText(content));
  };
  const { platformFee: fee } = site.gateway;
  const text = [
    ...llmsOpening(site, words),
    `Prices are given as listed${fee ? `, and with the ${fee.percent}% fee` : ''}. A condition after a comma says when a price holds; without one it is the standard price. The most specific condition wins.`,
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
  return [
    `### ${escape(displayName(site, model))}`,
    '',
    `${capital(nounOf(model))} \`${model.id}\`, ${absolute(site, modelAddress(model))}`,
    '',
    ...(rates.length > 0
      ? rates.map((rate) => `- ${words(rateLine(site, model, rate))}`)
      : [`- ${unpricedWord(site, model)}${unpricedNote(site, model, words)}`]),
    ...(model.published
      ? [
          `- ${words(say`${model.provider.name} itself publishes ${prose(site, model, 'published')}; the prices above are those that ${site.gateway.name} lists`)}`,
        ]
      : []),
    ...factLines(site, model).map((fact) => `- ${words(fact)}`),
  ].join('\n');
}

/** "Input, batch: $0.625 per 1M input tokens, $0.6579 with the fee, until 1 December 2026". */
function rateLine(site: Site, model: Model, rate: Rate): Inlines {
  const key = keys.rate(model, rate);
  const withFee = site.gateway.platformFee ? say`, ${site.amount(keys.fee(key))} with the fee` : [];
  const from = rate.from !== undefined && !holdsOn(rate, site.date) ? `, from ${longDate(rate.from)}` : '';
  const until = rate.until === undefined ? '' : `, until ${longDate(rate.until)}`;
  return say`${rateWords(rate)}: ${site.amount(key)} per ${meters[rate.meter].unit}${withFee}${from}${until}`;
}

function unpricedNote(site: Site, model: Model, words: (content: Inlines) => string): string {
  const note = words(prose(site, model, 'note'));
  return note === '' ? '' : `: ${note}`;
}

/** What stands in the line above each list already. */
const told = ['Model id', 'Kind', 'Provider'];

function factLines(site: Site, model: Model): Inlines[] {
  const facts = factsBlock(site, model);
  if (facts.kind !== 'facts') return [];
  return facts.items
    .filter(({ term }) => !told.includes(term))
    .map(({ term, content }) => [`${term}: `, ...content]);
}
