/**
 * `prices.lock.json`: what the last price check found for every rate. It stands beside the catalog file;
 * the check writes it, the site shows it, and it gives every build its date.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { readRecord, RecordError, withoutSpace } from './json-record.ts';
import { sha256 } from './sha256.ts';
import { requireOwner, type Owner } from './owner.ts';
import type { HistorySeal } from './price-history.ts';
import type { SealedValues } from './sealed.ts';
import { saidByItself } from '#catalog/registry/claims.ts';
import { keySubject } from '#catalog/registry/rate-key.ts';
import { listedFact } from '#catalog/registry/facts.ts';
import { factNames, type FactName } from '#catalog/registry/vocabulary.ts';
import { selectRates } from '#catalog/registry/rate-selector.ts';
import type { Model, Rate } from '#catalog/types.ts';
import { priceSources, type PriceSource } from '#catalog/registry/price-sources.ts';

/** `own` is a price that the gateway sets itself, or a fact that its own list has: no library is asked. */
export const rateStatuses = ['match', 'mismatch', 'disputed', 'unverified', 'exempt', 'own'] as const;
export type RateStatus = (typeof rateStatuses)[number];

const sourceSchema = z.strictObject({
  /** Name of the package or file, as readers can look it up. */
  package: z.string(),
  /** Version of a package. */
  version: z.string().optional(),
  /** Which copy of a file it was: `sha256:` and the first 12 digits of its hash. */
  digest: z.string().optional(),
  /** The day its prices were taken. */
  asOf: z.iso.date(),
});

/** Listed amount with its unit where that is not the meter's (`listedAs`), status, sources that list it alike, and those that do not, with their amounts. */
const rateLineSchema = z.tuple([
  z.string(),
  z.enum(rateStatuses),
  z.array(z.enum(priceSources)),
  z.partialRecord(z.enum(priceSources), z.string()).optional(),
]);

/** Listed value, status, sources that have the same, and those that have another, with theirs. */
const factLineSchema = z.tuple([
  z.string(),
  z.enum(rateStatuses),
  z.array(z.enum(priceSources)),
  z.partialRecord(z.enum(priceSources), z.string()).optional(),
]);

const sealedSchema = z.record(z.string(), z.unknown());

/** The file as it is written: one line per model and one per rate. */
export const evidenceFileSchema = z.strictObject({
  /** Address of the gateway whose prices were checked. */
  gateway: z.string(),
  /** The UTC day of the check; builds show the prices of this day. */
  date: z.iso.date(),
  /** The lines of the price history that the check has seen; missing until one has. */
  history: z
    .strictObject({ lines: z.int().nonnegative(), digest: z.string().regex(/^sha256:[0-9a-f]{12}$/) })
    .optional(),
  sources: z.partialRecord(z.enum(priceSources), sourceSchema),
  /** Shows that a line was changed by hand: of another day, or of another price from before. Missing in older files. */
  seal: z.string().optional(),
  /** What the catalog says besides its models, and no source knows, by section and key. Missing in older files. */
  sealed: z.record(z.string(), sealedSchema).optional(),
  /** By model id, sorted. */
  models: z.record(
    z.string(),
    z.strictObject({
      /** The entries that were compared. */
      pins: z.partialRecord(z.enum(priceSources), z.string()),
      /** By the part of the rate's key behind the model's id and "#", sorted. */
      rates: z.record(z.string(), rateLineSchema),
      /** By name; all in one line. */
      facts: z.partialRecord(z.enum(factNames), factLineSchema).optional(),
      /** Of a model that goes: its last day as the check found it, and the day of the first check that found it so. */
      leaves: z.tuple([z.union([z.iso.date(), z.literal('unknown')]), z.iso.date()]).optional(),
      /** What its entry says and no source knows, by key; all in one line. */
      sealed: sealedSchema.optional(),
    }),
  ),
});

export type EvidenceFile = z.output<typeof evidenceFileSchema>;
/** What the text of an evidence file is sealed with, up to the seal itself if it has one. */
export function evidenceSeal(text: string): string {
  const end = text.lastIndexOf('"seal":');
  const sealed = withoutSpace(end < 0 ? text : text.slice(0, end));
  return `sha256:${sha256(sealed).slice(0, 12)}`;
}

export type EvidenceSource = z.output<typeof sourceSchema>;

/** What the check found for one rate. */
export interface RateEvidence {
  /** The listed amount that was compared, and what it is for where that is not the unit of the meter. */
  readonly amount: string;
  readonly per?: string;
  readonly status: RateStatus;
  /** What each source that has the rate says; `amount` is the listed one where they list it alike. */
  readonly sources: Readonly<
    Partial<Record<PriceSource, { readonly ref: string; readonly amount: string; readonly agrees: boolean }>>
  >;
}

/** What the check found for one fact of a model. */
export interface FactEvidence {
  /** The listed value that was compared. */
  readonly value: string;
  readonly status: RateStatus;
  /** What each source says that states it; where it rounds, the rounded value. */
  readonly sources: Readonly<Partial<Record<PriceSource, string>>>;
}

export interface Evidence {
  /** The UTC day of the check; builds show the prices of this day. */
  readonly date: string;
  /** The lines of the price history that the check has seen. */
  readonly history?: HistorySeal | undefined;
  readonly sources: Readonly<Partial<Record<PriceSource, EvidenceSource>>>;
  /** By rate key (see `rateKey`). */
  readonly rates: Readonly<Record<string, RateEvidence>>;
  /** By model id, the entries that were compared. */
  readonly pins: Readonly<Record<string, Readonly<Partial<Record<PriceSource, string>>>>>;
  /** Models that go, by id: their last days, and since when each is known here. */
  readonly leaving?: Readonly<Record<string, KnownRetirement>>;
  /** What is published and no source knows; undefined of a check from before it was recorded. */
  readonly sealed?: SealedValues | undefined;
  readonly seal?: string | undefined;
  /** By model id and name. */
  readonly facts?: Readonly<Record<string, Readonly<Partial<Record<FactName, FactEvidence>>>>>;
}

/** That a model goes, as it became known. */
export interface KnownRetirement {
  /** The first UTC day without it, or that nobody has said which. */
  readonly retires: string;
  /** The UTC day of the first price check that found it so. */
  readonly known: string;
}

export type Statement = Model['unverified'][number] | Model['exceptions'][number];

/** A rate that a statement names, with the amount it names for it. */
export interface StatedRate {
  readonly selector: string;
  readonly stated: string;
  readonly rate: Rate;
  /** Whether that is the amount of the rate: the statement holds for no other. */
  readonly holds: boolean;
}

/** The rates that a statement names. */
export function statedRates(model: Model, { amounts = {} }: Statement): StatedRate[] {
  const { pricing, estimates } = model;
  const rates = [...(pricing.kind === 'priced' ? pricing.rates : []), ...estimates];
  return Object.entries(amounts).flatMap(([selector, stated]) =>
    selectRates(rates, selector).map((rate) => ({ selector, stated, rate, holds: isListedAs(rate, stated) })),
  );
}

/** The amounts that a file has are those of the provider, before any markup. */
function isListedAs(rate: Rate, stated: string): boolean {
  const [amount = '', per] = stated.split('/');
  return per === rate.per && withoutZeros(amount) === withoutZeros(rate.providerAmount ?? rate.amount);
}

/** "0.040" is as much as "0.04". */
function withoutZeros(amount: string): string {
  return amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount;
}

/** Whether it is the gateway itself that says so: then it sets the price, and nothing has to be read again. */
export function isOwn({ source }: Pick<Statement, 'source'>): boolean {
  return source === saidByItself;
}

/** What the catalog says of a rate that no source confirms, or that sources contradict. */
export function statementFor(model: Model, rate: Rate, status: RateStatus): Statement | undefined {
  const covers = (one: Statement) =>
    statedRates(model, one).some((stated) => stated.holds && stated.rate === rate);
  if (status === 'own') return model.unverified.find((one) => isOwn(one) && covers(one));
  if (status === 'unverified') return model.unverified.find((one) => !isOwn(one) && covers(one));
  if (status === 'match') return undefined;
  const decides = status === 'disputed';
  return model.exceptions.find((one) => covers(one) && (one.prefer !== undefined) === decides);
}

/** What a statement calls a fact that the catalog leaves out. */
export const leftOut = 'none';

/** What the catalog says of a fact, listed or left out, that no source confirms, or that sources contradict. */
export function factStatementFor(model: Model, fact: FactName, status: RateStatus): Statement | undefined {
  const value = listedFact(model, fact) ?? leftOut;
  const covers = ({ facts }: Statement) => facts?.[fact] === value;
  if (status === 'match') return undefined;
  if (status === 'own') return model.unverified.find((one) => isOwn(one) && covers(one));
  if (status === 'unverified') return model.unverified.find((one) => !isOwn(one) && covers(one));
  const decides = status === 'disputed';
  return model.exceptions.find((one) => covers(one) && (one.prefer !== undefined) === decides);
}

/** Path of the evidence file that belongs to a catalog file. */
export function evidenceFile(catalogFile: string): string {
  return join(dirname(catalogFile), 'prices.lock.json');
}

/**
 * Reads the evidence beside a catalog; undefined when there is none yet.
 * @throws RecordError when the file is there but is not as the check wrote it
 * @throws ForeignRecordError when it was written for another gateway
 */
export function loadEvidence(owner: Owner): Evidence | undefined {
  const file = evidenceFile(owner.file);
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  const evidence = readRecord(file, text, evidenceFileSchema, 'npm run check:prices -- --lock');
  requireOwner(file, evidence.gateway, owner, 'npm run check:prices -- --lock');
  if (evidence.seal !== undefined && evidence.seal !== evidenceSeal(text))
    throw new RecordError(
      `${file} was changed by hand. Restore it from version control: \`git checkout -- ${file}\`.`,
    );
  return parseEvidence(evidence);
}

/** @param file as read from `prices.lock.json`, or as the check would write it */
export function parseEvidence({ date, history, sources, seal, sealed, models }: EvidenceFile): Evidence {
  const rates = Object.entries(models).flatMap(([id, model]) =>
    Object.entries(model.rates).map(([rest, [listed, status, alike, others = {}]]) => {
      const [amount = '', per] = listed.split('/');
      const figures = [
        ...alike.map((source) => [source, amount, true] as const),
        ...Object.entries(others).map(([source, figure]) => [source as PriceSource, figure, false] as const),
      ].map(([source, figure, agrees]) => [
        source,
        { ref: model.pins[source] ?? '', amount: figure, agrees },
      ]);
      return [
        `${keySubject(id)}#${rest}`,
        {
          amount,
          ...(per !== undefined && { per }),
          status,
          sources: Object.fromEntries(figures) as RateEvidence['sources'],
        },
      ] as const;
    }),
  );
  const pins = Object.entries(models).map(([id, model]) => [id, model.pins] as const);
  const facts = Object.entries(models).flatMap(([id, model]) =>
    model.facts === undefined ? [] : [[id, factsIn(model.facts)] as const],
  );
  return {
    date,
    history,
    sources,
    rates: Object.fromEntries(rates),
    pins: Object.fromEntries(pins),
    facts: Object.fromEntries(facts),
    leaving: Object.fromEntries(
      Object.entries(models).flatMap(([id, { leaves }]) =>
        leaves === undefined ? [] : [[id, { retires: leaves[0], known: leaves[1] }] as const],
      ),
    ),
    seal,
    sealed: sealed && {
      sections: sealed,
      models: Object.fromEntries(
        Object.entries(models).flatMap(([id, model]) => (model.sealed ? [[id, model.sealed]] : [])),
      ),
    },
  };
}

function factsIn(lines: NonNullable<EvidenceFile['models'][string]['facts']>) {
  return Object.fromEntries(
    Object.entries(lines).map(([name, [value, status, alike, others = {}]]) => [
      name,
      {
        value,
        status,
        sources: { ...Object.fromEntries(alike.map((source) => [source, value])), ...others },
      },
    ]),
  );
}

/** There is no day to build for; the message says why and what to do. */
class BuildDateError extends Error {
  override readonly name = 'BuildDateError';
}

/**
 * The one date of a build, `YYYY-MM-DD` in UTC: BUILD_DATE, else the day of the last price check. What is not to be
 * published, a draft or a look while editing, is of today where there was no check yet.
 * @throws BuildDateError when nothing gives a date, so that no build ever depends on the clock.
 */
export function buildDate(
  evidence: Pick<Evidence, 'date'> | undefined,
  environment: Readonly<NodeJS.ProcessEnv> = process.env,
  isDraft = false,
): string {
  const today = isDraft ? new Date().toISOString().slice(0, 'YYYY-MM-DD'.length) : undefined;
  const date = environment.BUILD_DATE ?? evidence?.date ?? today;
  if (date !== undefined && z.iso.date().safeParse(date).success) return date;
  throw new BuildDateError(
    date === undefined
      ? 'There is no date to build for: prices.lock.json is missing beside the catalog. Run `npm run check:prices -- --lock`, or set BUILD_DATE=YYYY-MM-DD.'
      : `BUILD_DATE is "${date}", which is not a day of the form YYYY-MM-DD.`,
  );
}
