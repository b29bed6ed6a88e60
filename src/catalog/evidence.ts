/**
 * `prices.lock.json`: what the last price check found for every rate. It stands beside the catalog file;
 * the check writes it, the site shows it, and it gives every build its date.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { priceSources } from './vocabulary.ts';

export const rateStatuses = ['match', 'mismatch', 'disputed', 'unverified', 'exempt'] as const;
export type RateStatus = (typeof rateStatuses)[number];

const evidenceSchema = z.strictObject({
  /** The UTC day of the check; builds show the prices of this day. */
  date: z.iso.date(),
  sources: z.partialRecord(
    z.enum(priceSources),
    z.strictObject({
      /** Name of the package or file, as readers can look it up. */
      package: z.string(),
      version: z.string(),
      /** The day its prices were taken. */
      asOf: z.iso.date(),
    }),
  ),
  /** By rate key (see `rateKey`), sorted. */
  rates: z.record(
    z.string(),
    z.strictObject({
      /** The listed amount that was compared. */
      amount: z.string(),
      status: z.enum(rateStatuses),
      sources: z.partialRecord(z.enum(priceSources), z.strictObject({ ref: z.string(), amount: z.string() })),
      reason: z.string().optional(),
      reasonSource: z.string().optional(),
    }),
  ),
});

export type Evidence = z.output<typeof evidenceSchema>;
export type RateEvidence = Evidence['rates'][string];

/** Path of the evidence file that belongs to a catalog file. */
export function evidenceFile(catalogFile: string): string {
  return join(dirname(catalogFile), 'prices.lock.json');
}

/**
 * Reads the evidence beside a catalog; undefined when there is none yet.
 * @throws when the file is there but does not have its documented shape.
 */
export function loadEvidence(catalogFile: string): Evidence | undefined {
  const file = evidenceFile(catalogFile);
  if (!existsSync(file)) return undefined;
  const parsed = z.preprocess(fromJson, evidenceSchema).safeParse(readFileSync(file, 'utf8'));
  if (parsed.success) return parsed.data;
  throw new Error(
    `${file} does not have the shape the price check writes: ${z.prettifyError(parsed.error)}\n` +
      'Run `npm run check:prices -- --lock` to write it anew.',
  );
}

/** What the text says as JSON; the text itself, which no schema takes, when it is none. */
function fromJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text)) as unknown;
  } catch {
    return text;
  }
}

/**
 * The one date of a build, `YYYY-MM-DD` in UTC: BUILD_DATE, else the day of the last price check.
 * @throws when neither gives a date, so that no build ever depends on the clock.
 */
export function buildDate(evidence: Evidence | undefined, environment = process.env): string {
  const date = environment.BUILD_DATE ?? evidence?.date;
  if (date !== undefined && z.iso.date().safeParse(date).success) return date;
  throw new Error(
    date === undefined
      ? 'There is no date to build for: prices.lock.json is missing beside the catalog. Run `npm run check:prices -- --lock`, or set BUILD_DATE=YYYY-MM-DD.'
      : `BUILD_DATE is "${date}", which is not a day of the form YYYY-MM-DD.`,
  );
}
