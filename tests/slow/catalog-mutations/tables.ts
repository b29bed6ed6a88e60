/** The outcome of a mutation run as tables of text. */
import { outcomes } from './judge.ts';
import type { Ground, Instance, MutationRun } from './run-mutations.ts';

const titles: Readonly<Record<Ground, string>> = {
  backed: 'Prices that a pinned source lists alike',
  unbacked: 'Prices that no source lists alike (a written, dated reason stands in its place)',
  fact: 'Facts that are no price',
};

/** `1,234 of 1,250 (98.7 %)` of the instances were refused or failed. */
export function shareCaught(instances: readonly Instance[]): {
  readonly caught: number;
  readonly all: number;
  readonly text: string;
} {
  const caught = instances.filter(({ outcome }) => outcome === 'refused' || outcome === 'failed').length;
  const percent = instances.length === 0 ? 0 : (100 * caught) / instances.length;
  return {
    caught,
    all: instances.length,
    text: `${caught} of ${instances.length} (${percent.toFixed(1)} %)`,
  };
}

export function mutationLines({ models, instances }: MutationRun): string[] {
  const grounds = (['backed', 'unbacked', 'fact'] as const).map((ground) => ({
    ground,
    own: instances.filter((one) => one.ground === ground),
  }));
  const kinds = new Set(instances.map(({ kind }) => kind)).size;
  return [
    `${kinds} kinds of damage to ${models} models, ${instances.length} instances; evidence file and price history switched off.`,
    ...grounds.map(({ ground, own }) => `${titles[ground]}: ${shareCaught(own).text} caught.`),
    ...grounds.flatMap(({ ground, own }) => ['', titles[ground], ...tableOf(own)]),
    '',
    'Not caught, and why',
    ...notCaught(instances),
  ];
}

function tableOf(instances: readonly Instance[]): string[] {
  const rows = [...Map.groupBy(instances, ({ kind }) => kind)].map(([kind, own]) => [
    kind,
    ...outcomes.map((outcome) => String(own.filter((one) => one.outcome === outcome).length)),
    shareCaught(own).text.replace(/.*\((.*)\)/, '$1'),
    codes(own),
  ]);
  const all = [['Damage', 'Refused', 'Failed', 'Warned', 'Missed', 'Caught', 'By'], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  return all
    .map((row) =>
      row
        .map((cell, column) => padded(cell, widths[column] ?? 0, column))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `  ${line}`);
}

/** Names and codes to the left, figures to the right. */
function padded(cell: string, width: number, column: number): string {
  return column === 0 || column > outcomes.length + 1 ? cell.padEnd(width) : cell.padStart(width);
}

/** The two most frequent codes. */
function codes(instances: readonly Instance[]): string {
  const groups = [
    ...Map.groupBy(
      instances.filter(({ code }) => code !== ''),
      ({ code }) => code,
    ),
  ];
  return groups
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, 2)
    .map(([code]) => code)
    .join(', ');
}

function notCaught(instances: readonly Instance[]): string[] {
  const missed = instances.filter(({ outcome }) => outcome === 'warned' || outcome === 'missed');
  const [explained, bare] = [
    missed.filter((one) => one.missed !== undefined || one.ground !== 'unbacked'),
    missed.filter((one) => one.missed === undefined && one.ground === 'unbacked'),
  ];
  const groups = [...Map.groupBy(explained, ({ ground, kind }) => `${ground}: ${kind}`)];
  const kinds = new Set(bare.map(({ kind }) => kind)).size;
  return [
    ...groups.map(
      ([name, own]) => `  ${name}: ${own.length}, such as ${own[0]?.id ?? ''}. ${reasonOf(own[0])}`,
    ),
    ...(bare.length === 0
      ? []
      : [
          `  unbacked: ${bare.length} of ${kinds} other kinds. No source lists the price alike, so there is nothing to compare it with; its written reason, shown on the page, and its expiry remain.`,
        ]),
  ];
}

function reasonOf(instance: Instance | undefined): string {
  return instance?.missed === undefined ? 'UNEXPLAINED.' : `Because ${instance.missed}.`;
}
