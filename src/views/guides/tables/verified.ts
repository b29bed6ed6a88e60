import type { Table } from '#views/page/blocks.ts';
import { checkedRates } from '#views/lists/checked-rates.ts';
import { count, longDate } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';

/** The libraries that prices are compared with, and how many rates each of them lists alike. */
export function sources(site: Site): Table | undefined {
  const { evidence } = site;
  if (evidence === undefined) return undefined;
  const checked = checkedRates(site);
  return {
    kind: 'table',
    caption: `The sources of the check of ${longDate(evidence.date)}`,
    columns: [{ label: 'Source' }, { label: 'Its data of' }, { label: 'Rates listed alike', align: 'end' }],
    rows: Object.entries(evidence.sources).map(([name, source]) => [
      [[source.package, source.version].filter((part) => part !== undefined).join(' ')],
      [longDate(source.asOf)],
      [count(checked.filter(({ sources: alike }) => alike.includes(name)).length)],
    ]),
  };
}

/** How the rates of the catalog came out of the check. */
export function outcomes(site: Site): Table | undefined {
  if (site.evidence === undefined) return undefined;
  const checked = checkedRates(site);
  const words = {
    match: 'Listed alike by at least one source, and otherwise by none',
    disputed: 'Sources disagree; the reason for ours stands on the model’s page',
    unverified: 'No source lists it; the page says where it comes from',
    exempt: 'Sources list another price; the page says why it does not apply',
    mismatch: 'Contradicted without a reason',
    unchecked: 'Changed since the last check',
  } as const;
  const rows = (Object.keys(words) as (keyof typeof words)[])
    .map((status) => ({ status, found: checked.filter((rate) => rate.status === status).length }))
    .filter(({ found }) => found > 0)
    .map(({ status, found }) => [[words[status]], [count(found)]]);
  return {
    kind: 'table',
    caption: 'What became of the listed rates',
    columns: [{ label: 'Outcome' }, { label: 'Rates', align: 'end' }],
    rows,
  };
}
