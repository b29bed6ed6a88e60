/**
 * `price-sources/gateway.json` beside a catalog: what the gateway's own list said when it was read last, in the catalog's
 * meters. It proves prices and facts that the gateway sets itself without a network, and tells what went from the list since.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { listShapes } from '#catalog/registry/list-shapes.ts';
import { factNames } from '#catalog/registry/vocabulary.ts';
import { writeAtomically } from '../../lib/write-file.ts';
import { rateCase } from '../prices/condition.ts';
import { ownFacts } from '../prices/fact-figures.ts';
import { CannotRun } from '../report.ts';
import type { ListEntry, OpenedList } from './lists/list.ts';

const ownListSchema = z.strictObject({
  from: z.string(),
  shape: z.enum(listShapes),
  currency: z.string(),
  /** The UTC day on which it was read. */
  asOf: z.iso.date(),
  /** By id, the amount of each case (`rateCase`), for the unit of its meter. */
  models: z.record(z.string(), z.record(z.string(), z.string())),
  /** By id, what it says of a model besides prices, as a catalog lists it. Missing in older files. */
  facts: z.record(z.string(), z.partialRecord(z.enum(factNames), z.string())).optional(),
  seal: z.string(),
});

export type OwnList = Omit<z.output<typeof ownListSchema>, 'seal'>;

export function ownListFile(catalogFile: string): string {
  return join(dirname(catalogFile), 'price-sources', 'gateway.json');
}

export function ownListOf(
  list: OpenedList,
  { from, currency, asOf }: Pick<OwnList, 'from' | 'currency' | 'asOf'>,
): OwnList {
  const entries = list.entries
    .filter(({ faults }) => faults.length === 0)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const amounts = ({ rates }: ListEntry) =>
    Object.fromEntries(rates.map((rate) => [rateCase(rate), rate.amount]));
  return {
    ...{ from, shape: list.shape, currency, asOf },
    models: Object.fromEntries(entries.map((entry) => [entry.id, amounts(entry)])),
    facts: Object.fromEntries(entries.map(({ id, facts }) => [id, ownFacts(id, facts)])),
  };
}

/** One line a model: what changed shows in a review as what it is. */
function ownListText({ models, facts = {}, ...head }: OwnList): string {
  const lines = (values: Readonly<Record<string, object>>) =>
    Object.entries(values)
      .map(([id, value]) => `${JSON.stringify(id)}: ${JSON.stringify(value)}`)
      .join(',\n');
  const top = Object.entries(head).map(
    ([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)},\n`,
  );
  const before = `{\n${top.join('')}"models": {\n${lines(models)}\n},\n"facts": {\n${lines(facts)}\n},\n`;
  return `${before}"seal": "${sealOf(before)}"\n}\n`;
}

function sealOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
}

/** Keeps a list beside a catalog; one that says the same as the kept one keeps its day. */
export function keepOwnList(catalogFile: string, list: OwnList): void {
  const file = ownListFile(catalogFile);
  mkdirSync(dirname(file), { recursive: true });
  writeAtomically(file, ownListText(list));
}

/**
 * What is kept; undefined where nothing is.
 * @throws CannotRun when the file was changed by hand, or cannot be read
 */
export function readOwnList(catalogFile: string): OwnList | undefined {
  const file = ownListFile(catalogFile);
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  const parsed = ownListSchema.safeParse(jsonIn(text));
  const before = text.slice(0, text.lastIndexOf('"seal":'));
  if (!parsed.success || parsed.data.seal !== sealOf(before))
    throw new CannotRun(
      `${file} was changed by hand or cut off, so that it proves nothing. Take it back to the last commit, or read the list anew with \`npm run check:gateway -- --keep\`.`,
    );
  const { seal: _seal, ...list } = parsed.data;
  return list;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
