/**
 * `price-sources/gateway.json` beside a catalog: what the gateway's own list said when it was read last, in the catalog's
 * meters. It proves prices that the gateway sets itself without a network, and tells what went from the list since.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { listShapes } from '#catalog/registry/list-shapes.ts';
import { writeAtomically } from '../../lib/write-file.ts';
import { rateCase } from '../prices/condition.ts';
import { CannotRun } from '../report.ts';
import type { OpenedList } from './lists/list.ts';

const ownListSchema = z.strictObject({
  from: z.string(),
  shape: z.enum(listShapes),
  currency: z.string(),
  /** The UTC day on which it was read. */
  asOf: z.iso.date(),
  /** By id, the amount of each case (`rateCase`), for the unit of its meter. */
  models: z.record(z.string(), z.record(z.string(), z.string())),
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
  const models = list.entries
    .filter(({ faults }) => faults.length === 0)
    .map(
      ({ id, rates }) =>
        [id, Object.fromEntries(rates.map((rate) => [rateCase(rate), rate.amount]))] as const,
    )
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { from, shape: list.shape, currency, asOf, models: Object.fromEntries(models) };
}

/** One line a model: what changed shows in a review as what it is. */
function ownListText({ models, ...head }: OwnList): string {
  const lines = Object.entries(models).map(
    ([id, rates]) => `${JSON.stringify(id)}: ${JSON.stringify(rates)}`,
  );
  const top = Object.entries(head).map(
    ([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)},\n`,
  );
  const before = `{\n${top.join('')}"models": {\n${lines.join(',\n')}\n},\n`;
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
