/** `/compare/`: the tool, and what stands in for it where there is no script. */
import { address, modalityAddress } from '#address.ts';
import { meters } from '#catalog/registry/meters.ts';
import { modalities, type Modality } from '#catalog/registry/modalities.ts';
import type { Model } from '#catalog/types.ts';
import { capital } from '#catalog/registry/text.ts';
import { fewest, most } from '#pricing/comparison/comparison.ts';
import { pricedUses, type PricedUse } from '#pricing/comparison/tables.ts';
import { headline } from '#pricing/headline.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Block, Comparer, Page, Section, Table } from '#views/page/blocks.ts';
import { modalitiesOf, rankingsOf } from '#views/words/catalog-groups.ts';
import { priceAndScoreSection } from '#views/model/price-and-score.ts';
import { usesToCompare, offerOf } from '#views/model/tool-offers.ts';
import { pairsOf, versusName, versusPath } from '#views/words/comparison-pairs.ts';
import { link, muted, say, type Inlines } from '#views/page/inline.ts';
import { homeCrumb } from '#views/lists/list-parts.ts';
import { modelLink, shortPrice } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';
import { feeOfPayment, termsOf } from '#views/words/fee.ts';

/** Cheapest models that are shown of each kind. */
const cheapestCount = 5;

/** Undefined where no kind has two models with a price. */
export function comparePage(site: Site): Page | undefined {
  const kinds = comparableKinds(site);
  if (kinds.length === 0) return undefined;
  const { name } = site.gateway;
  return {
    kind: 'compare',
    path: address('compare/'),
    title: [`Compare the prices of AI models | ${name}`],
    description: [
      `Set two to four models side by side: prices per unit with the difference in per cent, the cost of the same use, context and abilities, through ${name}.`,
    ],
    crumbs: [homeCrumb],
    heading: 'Compare models side by side',
    lead: [
      [
        `Two to four models of one kind, with what the same use costs in each. Prices are compared, not answers: which model does your work well enough is for you to try.`,
      ],
    ],
    sections: [
      { id: 'choose', title: 'Choose models', blocks: [comparer(kinds)] },
      ...kinds.flatMap((modality) => priceAndScoreSection(site, modality, 'other') ?? []),
      ...kinds.map((modality) => kindSection(site, modality)),
    ],
  };
}

/** Kinds of which two models have a price. */
function comparableKinds(site: Site): Modality[] {
  return modalitiesOf(site)
    .filter(({ models }) => models.filter((model) => isPriced(site, model)).length >= fewest)
    .map(({ modality }) => modality);
}

function comparer(kinds: readonly Modality[]): Comparer {
  const plurals = kinds.map((modality) => [modality, modalities[modality].plural]);
  return { kind: 'comparer', kinds: Object.fromEntries(plurals) as Comparer['kinds'], fewest, most };
}

function isPriced(site: Site, model: Model): boolean {
  return site.lifecycle(model).isServed && headline(model, site.date) !== undefined;
}

function kindSection(site: Site, modality: Modality): Section {
  const { title, plural } = modalities[modality];
  const pairs = pairsOf(site).filter(([{ modality: own }]) => own === modality);
  const pairLinks: Inlines[] = pairs.map((pair) => [link(versusPath(pair), versusName(site, pair))]);
  return {
    id: modality === '3d' ? 'three-d' : modality,
    title,
    blocks: [
      ...(pairs.length > 0
        ? ([
            { kind: 'text', content: ['Often weighed against each other:'] },
            { kind: 'links', items: pairLinks },
          ] as Block[])
        : []),
      cheapestTable(site, modality),
      { kind: 'links', items: [[link(modalityAddress(modality), `All ${plural} by price`)]] },
    ],
  };
}

/** The cheapest models of a kind, by the meter that most of them are priced in, with a worked use. */
function cheapestTable(site: Site, modality: Modality): Table {
  const [first] = rankingsOf(site, modality);
  // Nobody is sent to a model that its maker is about to retire.
  const models = (first?.ranked ?? [])
    .map(({ model }) => model)
    .filter((model) => site.lifecycle(model).stays)
    .slice(0, cheapestCount);
  const use = firstUse(site, modality, models);
  const unit = first === undefined ? '' : ` by the ${meters[first.meter].noun.one}`;
  const fee = feeOfPayment(site);
  return {
    kind: 'table',
    caption: `The cheapest ${modalities[modality].plural}${unit}`,
    columns: [
      { label: 'Model' },
      { label: 'Listed price' },
      ...(use ? [{ label: capital(use.workload.label), align: 'end' } as const] : []),
    ],
    rows: models.map((model, index): Inlines[] => {
      const cost = use?.costs[index];
      const withFee =
        cost === undefined || fee === undefined
          ? []
          : say` ${muted('(you pay ', site.amount(keys.fee(cost.key)), ')')}`;
      return [
        [modelLink(site, model)],
        shortPrice(site, model),
        ...(use ? [cost === undefined ? ['–'] : say`${site.amount(cost.key)}${withFee}`] : []),
      ];
    }),
  };
}

/** The first use that all of them price, or else any of them. */
function firstUse(site: Site, modality: Modality, models: readonly Model[]): PricedUse | undefined {
  return pricedUses({
    headline: modalities[modality].headline,
    perCall: modalities[modality].perCall,
    gateway: termsOf(site),
    uses: usesToCompare(modality),
    offers: models.map((model) => offerOf(site, model)),
  })[0];
}
