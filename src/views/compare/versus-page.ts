/** Two models side by side: `/compare/<one>-vs-<other>/`. */
import {
  address,
  calculatorAddress,
  compareAddress,
  modalityAddress,
  modelAddress,
  queryId,
} from '#address.ts';
import type { Model } from '#catalog/types.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import { rankedPrice } from '#pricing/ranking.ts';
import { priceChange, retirement } from '#views/model/notice.ts';
import type { Block, Notice, Page, Section } from '#views/page/blocks.ts';
import { comparisonOf, tableOf } from './side-by-side.ts';
import { versusName, versusPath, type Pair } from '#views/words/comparison-pairs.ts';
import { descriptionRoom, fitting, titleRoom } from '#views/words/fitting.ts';
import { changeSentence, historyBlocks, isToCome } from '#views/model/history.ts';
import { link, plainText, say, sentences, type Inline, type Inlines } from '#views/page/inline.ts';
import { homeCrumb } from '#views/lists/list-parts.ts';
import { displayName, longDate, modelLink, shortPrice, ratePhrase, uncapital } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';
import { fewestRanked, rankSentence } from '#views/model/standing.ts';
import { theFee } from '#views/words/fee.ts';

/** The page of a curated pair. */
export function versusPage(site: Site, pair: Pair): Page {
  const [one, other] = pair;
  const name = versusName(site, pair);
  const { verdict, prices, uses, facts } = comparisonOf(site, pair);
  // The lead has said the first one.
  const [first = [], ...more] = verdict;
  const { notice, told } = decisive(site, pair);
  const sections: Section[] = [
    { id: 'price', title: 'Prices side by side', blocks: [tableOf(prices)] },
    { id: 'in-practice', title: 'What the same use costs', blocks: uses ? [tableOf(uses)] : [] },
    {
      id: 'verdict',
      title: 'Key differences',
      blocks: [{ kind: 'list', items: [...more, ...dataSentences(site, pair, told)] }],
    },
    { id: 'about', title: 'Facts side by side', blocks: [tableOf(facts)] },
    {
      id: 'history',
      title: 'Price history of both',
      blocks: pair.flatMap((model) => historyBlocks(site, model, true)),
    },
    { id: 'next', title: 'Go on from here', blocks: [nextBlock(site, pair)] },
  ];
  return {
    kind: 'versus',
    path: versusPath(pair),
    models: pair,
    title: fitting(titleRoom, [
      [`${name}: prices compared | ${site.gateway.name}`],
      [`${name}: prices compared`],
      [`${name}: prices`],
      [name],
    ]),
    description: fitting(descriptionRoom, [
      say`${priceClause(site, one)}, ${priceClause(site, other)}. ${first}`,
      say`${priceClause(site, one)}, ${priceClause(site, other)}. Prices, worked examples and facts side by side.`,
      say`${priceClause(site, one)}, ${priceClause(site, other)}. Side by side.`,
      say`${priceClause(site, one)}, ${priceClause(site, other)}.`,
    ]),
    crumbs: [homeCrumb, { label: 'Compare', href: address('compare/') }],
    heading: `${name}: which costs less?`,
    ...(notice && { glance: { notice, tiles: [], facts: [] } }),
    lead: [leadOf(site, pair, first)],
    sections: sections.filter(({ blocks }) => blocks.some((block) => !isEmpty(block))),
  };
}

/** What decides, of one of them or of both alike: which goes, or changes its price; and of whom that is told. */
function decisive(site: Site, pair: Pair): { notice: Notice | undefined; told: readonly Model[] } {
  for (const about of [retirement, priceChange]) {
    const found = pair.flatMap((model) => {
      const notice = about(site, model);
      return notice === undefined ? [] : [{ model, notice }];
    });
    const [first] = found;
    if (first === undefined) continue;
    const { label, figure } = first.notice;
    const alike = found.filter(
      ({ notice }) => notice.label === label && plainText(notice.figure) === plainText(figure),
    );
    const content = sentences(
      ...alike.map(({ model, notice }) => say`${modelLink(site, model)}: ${lowered(notice.content)}`),
    );
    const told = about === priceChange ? alike.map(({ model }) => model) : [];
    return { notice: { label, figure, content }, told };
  }
  return { notice: undefined, told: [] };
}

/**
 * What only the build knows: announced prices, ranks and which of the two is newer.
 * @param told models whose announced prices are told already
 */
function dataSentences(site: Site, pair: Pair, told: readonly Model[]): Inlines[] {
  const announced = site.history.filter(
    (change) =>
      isToCome(site, change) && pair.some((model) => model.id === change.id && !told.includes(model)),
  );
  return [
    ...announced.map(
      (change): Inlines => say`From ${longDate(change.date)}: ${changeSentence(site, change)}.`,
    ),
    ...pair.flatMap((model) => {
      const own = rankedPrice(model, site.date);
      return own === undefined || site.tracer.ranking(model.modality, own.rate.meter).length < fewestRanked
        ? []
        : [
            say`${displayName(site, model)}, at ${ratePhrase(site, model, own.rate)}: ${lowered(rankSentence(site, own))}`,
          ];
    }),
    ...newerSentence(site, pair),
  ];
}

function lowered([first = '', ...rest]: Inlines): Inlines {
  return [typeof first === 'string' ? uncapital(first) : first, ...rest];
}

function newerSentence(site: Site, [one, other]: Pair): Inlines[] {
  const [day, otherDay] = [site.lifecycle(one).released, site.lifecycle(other).released];
  if (day === undefined || otherDay === undefined) return [];
  // A month compares with a day as its beginning does.
  if (day < otherDay) return newerSentence(site, [other, one]);
  if (day.startsWith(otherDay)) return [];
  return [
    [
      `${displayName(site, one)} is the newer of the two, released ${longDate(day)}; ${displayName(site, other)} came out ${longDate(otherDay)}.`,
    ],
  ];
}

function isEmpty(block: Block): boolean {
  return block.kind === 'list' && block.items.length === 0;
}

/** "Sol: $2.00 in, $10.00 out per 1M tokens". */
function priceClause(site: Site, model: Model): Inlines {
  return say`${displayName(site, model)}: ${shortPrice(site, model)}`;
}

function leadOf(site: Site, [one, other]: Pair, first: Inlines): Inlines {
  const name = theFee(site);
  const fee = name ? `, before ${name}` : '';
  const costOf = (model: Model): Inline[] => say`${modelLink(site, model)} costs ${shortPrice(site, model)}`;
  return say`Through ${site.gateway.name}, ${costOf(one)}, and ${costOf(other)}${fee}. ${first}`;
}

function nextBlock(site: Site, pair: Pair): Block {
  const [{ modality }] = pair;
  const ids = pair.map(({ id }) => id);
  const items: Inlines[] = [
    ...pair.map((model) => [link(modelAddress(model), `${displayName(site, model)} pricing`)]),
    ...pair.map((model) => [
      link(
        calculatorAddress(`?model=${queryId(model.id)}`),
        `Calculate a month of ${displayName(site, model)}`,
      ),
    ]),
    [link(compareAddress(ids), 'Add a third model')],
    [link(modalityAddress(modality), `All ${modalities[modality].plural} by price`)],
  ];
  return { kind: 'links', items };
}
