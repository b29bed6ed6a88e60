/** Turns a price check into `prices.lock.json`, and compares the two. */
import { isDeepStrictEqual } from 'node:util';
import {
  evidenceSeal,
  type Evidence,
  type EvidenceFile,
  type EvidenceSource,
} from '#catalog/records/price-evidence.ts';
import type { Model } from '#catalog/types.ts';
import { recordable } from '#catalog/records/sealed.ts';
import type { HistorySeal } from '#catalog/records/price-history.ts';
import { listedAs } from '#catalog/registry/rate-key.ts';
import type { PriceSource } from '#catalog/registry/price-sources.ts';
import { keySubject, subjectOfKey } from '#catalog/registry/rate-key.ts';
import { writeAtomically } from '../../lib/write-file.ts';
import type { Finding } from '../report.ts';
import type { PriceCheck } from './check.ts';
import type { FactVerdict } from './facts.ts';
import { findingsOf, type FindingKind } from './findings.ts';
import type { Verdict } from './verdict.ts';
import { shortList } from './wording.ts';

export const evidenceKinds = {
  'evidence-missing': {
    severity: 'error',
    why: 'Builds take their date from it, and pages show who confirmed each price.',
    fix: 'Run `npm run check:prices -- --lock` and commit the file.',
  },
  'evidence-outdated': {
    severity: 'error',
    why: 'Pages would name sources and amounts that the check no longer finds.',
    fix: 'Run `npm run check:prices -- --lock` and commit the file.',
  },
} as const satisfies Record<string, FindingKind>;

const finding = findingsOf(evidenceKinds);

/**
 * The evidence of a check, keys sorted so that its file changes only where a price does.
 * @param history the seal of the price history as it stands
 * @param before what the last check recorded: what it knew already is not news of this one
 */
export function evidenceOf(
  check: PriceCheck,
  history?: HistorySeal,
  before?: Pick<Evidence, 'leaving'>,
): EvidenceFile {
  const compared = check.adapters.map(
    ({ id, package: name, version, digest, asOf }): [PriceSource, EvidenceSource] => [
      id,
      {
        package: name,
        ...(version !== undefined && { version }),
        ...(digest !== undefined && { digest }),
        asOf,
      },
    ],
  );
  const byModel = Map.groupBy(check.verdicts, ({ model }) => model.id);
  const factsOf = Map.groupBy(check.facts, ({ model }) => model.id);
  const recorded = check.models.filter(
    ({ id, sealed, life }) =>
      byModel.has(id) || factsOf.has(id) || goes(life) || Object.keys(sealed).length > 0,
  );
  const leaves = (id: string, retires = 'unknown'): LeavesLine => {
    const known = before?.leaving?.[id];
    return [retires, known?.retires === retires ? known.known : check.date];
  };
  const sections = Object.entries(check.sealed).filter(([, values]) => Object.keys(values).length > 0);
  return {
    gateway: check.gateway,
    date: check.date,
    ...(history !== undefined && { history }),
    sources: Object.fromEntries(compared),
    ...(sections.length > 0 && {
      sealed: Object.fromEntries(sections.map(([name, values]) => [name, recordable(values)])),
    }),
    models: Object.fromEntries(
      sorted(recorded, ({ id }) => id).map(({ id, verify = {}, sealed, life }) => [
        id,
        {
          pins: comparedPins(check, verify),
          ...(factsOf.has(id) && {
            facts: Object.fromEntries((factsOf.get(id) ?? []).map((one) => [one.fact, factLine(one)])),
          }),
          ...(goes(life) && { leaves: leaves(id, life.retires) }),
          ...(Object.keys(sealed).length > 0 && { sealed: recordable(sealed) }),
          rates: Object.fromEntries(
            sorted(byModel.get(id) ?? [], ({ key }) => key).map((verdict) => [
              verdict.key.slice(keySubject(id).length + 1),
              rateLine(verdict),
            ]),
          ),
        },
      ]),
    ),
  };
}

type LeavesLine = NonNullable<EvidenceFile['models'][string]['leaves']>;

/** Whether somebody has said that a model goes, or it is gone. */
function goes({ status, retires }: Model['life']): boolean {
  return status === 'deprecated' || retires !== undefined;
}

/** A pin to a source that was never read proves nothing, and is not recorded. */
function comparedPins({ adapters }: PriceCheck, pins: Evidence['pins'][string]) {
  return Object.fromEntries(
    Object.entries(pins).filter(([source]) => adapters.some(({ id }) => id === source)),
  );
}

type FactLine = NonNullable<NonNullable<EvidenceFile['models'][string]['facts']>[FactVerdict['fact']]>;

function rateLine({ rate, status, figures }: Verdict): EvidenceFile['models'][string]['rates'][string] {
  const alike = figures.filter(({ agrees }) => agrees).map(({ source }) => source);
  const others = figures
    .filter(({ agrees }) => !agrees)
    .map(({ source, amount }) => [source, amount] as const);
  return others.length === 0
    ? [listedAs(rate), status, alike]
    : [listedAs(rate), status, alike, Object.fromEntries(others)];
}

function factLine({ value, status, figures }: FactVerdict): FactLine {
  const same = figures.filter(({ says }) => says === 'same').map(({ source }) => source);
  const others = figures.filter(({ says }) => says !== 'same').map((one) => [one.source, one.value] as const);
  return others.length === 0 ? [value, status, same] : [value, status, same, Object.fromEntries(others)];
}

/** By code unit, so that the order is the same in every locale. */
function sorted<T>(items: readonly T[], name: (item: T) => string): T[] {
  return items.toSorted((a, b) => (name(a) < name(b) ? -1 : Number(name(a) > name(b))));
}

/**
 * What differs between the file and the check; rate keys and source names.
 * @param models ids to look at, when the check left models out
 */
export function evidenceDifferences(file: Evidence, check: Evidence, models?: ReadonlySet<string>): string[] {
  const isAsked = (key: string) => models === undefined || models.has(subjectOfKey(key));
  return [
    ...(models === undefined ? differences(file.sources, check.sources) : []),
    ...(models === undefined ? differences({ history: file.history }, { history: check.history }) : []),
    ...(models === undefined ? differences(file.sealed?.sections ?? {}, check.sealed?.sections ?? {}) : []),
    ...differences(file.sealed?.models ?? {}, check.sealed?.models ?? {}).filter(isAsked),
    ...differences(file.pins, check.pins).filter(isAsked),
    ...differences(file.rates, check.rates).filter(isAsked),
    ...differences(file.facts ?? {}, check.facts ?? {}).filter(isAsked),
    ...differences(file.leaving ?? {}, check.leaving ?? {}).filter(isAsked),
  ];
}

function differences(
  first: Readonly<Record<string, unknown>>,
  second: Readonly<Record<string, unknown>>,
): string[] {
  const names = new Set([...Object.keys(first), ...Object.keys(second)]);
  return [...names].filter((name) => !isDeepStrictEqual(first[name], second[name]));
}

/** Writes the evidence file, whole or not at all. */
export function writeEvidence(file: string, evidence: EvidenceFile): void {
  writeAtomically(file, evidenceText(evidence));
}

/** One line per source, model and rate: what changed shows in a review as what it is. */
export function evidenceText({ gateway, date, history, sources, sealed, models }: EvidenceFile): string {
  const lines = (entries: object, print: (value: unknown) => string = JSON.stringify) =>
    Object.entries(entries)
      .map(([key, value]) => `${JSON.stringify(key)}: ${print(value)}`)
      .join(',\n');
  const seen = history === undefined ? '' : `"history": ${JSON.stringify(history)},\n`;
  const sections = sealed && lines(sealed, (values) => `{\n${lines(values as object)}\n}`);
  const model = (value: unknown) => {
    const { pins, facts, leaves, sealed, rates } = value as EvidenceFile['models'][string];
    const known = facts === undefined ? '' : `, "facts": ${JSON.stringify(facts)}`;
    const going = leaves === undefined ? '' : `, "leaves": ${JSON.stringify(leaves)}`;
    const told = sealed === undefined ? '' : `, "sealed": ${JSON.stringify(sealed)}`;
    return `{ "pins": ${JSON.stringify(pins)}${known}${going}${told}, "rates": {\n${lines(rates)}\n}}`;
  };
  const text = [
    `{\n"gateway": ${JSON.stringify(gateway)},\n"date": ${JSON.stringify(date)},\n${seen}`,
    `"sources": {\n${lines(sources)}\n},\n`,
    ...(sections === undefined ? [] : [`"sealed": {\n${sections}\n},\n`]),
    `"models": {\n${lines(models, model)}\n},\n`,
  ].join('');
  return `${text}"seal": ${JSON.stringify(evidenceSeal(text))}\n}\n`;
}

/** What is wrong with the committed evidence beside what was found now. @param models the only ones to look at */
export function evidenceFindings(
  file: string,
  committed: Evidence | undefined,
  check: Evidence,
  models?: ReadonlySet<string>,
): Finding[] {
  if (committed === undefined) {
    return [
      finding(
        'evidence-missing',
        'The evidence file is missing: no check of these prices has been recorded.',
        { file },
        {},
      ),
    ];
  }
  const differing = [
    ...(models === undefined && committed.seal === undefined ? ['seal'] : []),
    ...evidenceDifferences(committed, check, models),
  ];
  if (differing.length === 0) return [];
  const message = `The evidence file is out of date for ${differing.length} of its entries: ${shortList(differing)}.`;
  return [finding('evidence-outdated', message, { file }, { differing })];
}
