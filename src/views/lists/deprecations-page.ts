/** `/deprecations/`: which models go, on which day, and what to use instead. */
import { address } from '#address.ts';
import type { Model } from '#catalog/types.ts';
import { leavingModels } from '#pricing/lifecycle.ts';
import type { Page, Table } from '#views/page/blocks.ts';
import { muted, say, sentences, type Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';
import { count, longDate, modelLink, shortDate } from '#views/words/phrases.ts';
import { homeCrumb, modelCount } from './list-parts.ts';

/** Where the page stands. */
const deprecationsPath = address('deprecations/');

/** The page; it says so when no model is going, because its calendar and whoever follows it point to it. */
export function deprecationsPage(site: Site): Page {
  const { coming, open, gone } = leavingModels(site.catalog, site.date);
  const models = [...coming, ...open, ...gone];
  const next =
    coming[0] &&
    say`Next: ${modelLink(site, coming[0])}, on ${longDate(site.lifecycle(coming[0]).retires ?? '')}.`;
  return {
    kind: 'deprecations',
    path: deprecationsPath,
    title: [`AI model deprecations and retirement dates | ${site.gateway.name}`],
    description: [
      models.length === 0
        ? `Models that ${site.gateway.name} is about to stop serving: none is known.`
        : `${countWords(coming, open, gone)} at ${site.gateway.name}. The day of each, and what to use instead.`,
    ],
    crumbs: [homeCrumb],
    heading: 'Model deprecations',
    lead: [
      models.length === 0
        ? ['No model here is about to go.']
        : sentences([`${countWords(coming, open, gone)}.`], next, [
            'From that day on, requests for it fail.',
          ]),
    ],
    actions: [
      { href: address('deprecations.ics'), label: 'Add to your calendar' },
      { href: address('deprecations.xml'), label: 'Subscribe by RSS' },
    ],
    isList: true,
    models,
    sections: models.length === 0 ? [] : [{ id: 'list', title: 'Models', blocks: [table(site, models)] }],
  };
}

/** "1 model stops on a known day, 2 on a day not yet named and 7 have stopped" */
function countWords(coming: readonly Model[], open: readonly Model[], gone: readonly Model[]): string {
  const stop = (many: number) => (many === 1 ? 'stops' : 'stop');
  const parts = [
    { many: coming.length, words: `${stop(coming.length)} on a known day` },
    { many: open.length, words: `${stop(open.length)} on a day not yet named` },
    { many: gone.length, words: `${gone.length === 1 ? 'has' : 'have'} stopped` },
  ].filter(({ many }) => many > 0);
  const said = parts.map(
    ({ many, words }, index) => `${index === 0 ? modelCount(many) : count(many)} ${words}`,
  );
  return new Intl.ListFormat('en-GB').format(said);
}

function lastDay(site: Site, model: Model): string {
  const { retires } = site.lifecycle(model);
  return retires === undefined ? 'no day yet' : shortDate(retires);
}

function table(site: Site, models: readonly Model[]): Table {
  return {
    kind: 'table',
    caption: 'Models that go, the next one first',
    onPhone: 'lines',
    columns: [{ label: 'Model' }, { label: 'Stops on' }, { label: 'Use instead' }],
    rows: models.map((model): Inlines[] => {
      const { isServed, replacement } = site.lifecycle(model);
      return [
        [modelLink(site, model), ' ', muted(model.id)],
        [`${lastDay(site, model)}${isServed ? '' : ' (retired)'}`],
        replacement === undefined ? [muted('none named')] : [modelLink(site, replacement)],
      ];
    }),
  };
}
