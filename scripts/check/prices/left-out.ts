/** What sources have and the catalog leaves out: rates, and pins. */
import type { Catalog, Model, Rate } from '#catalog/types.ts';
import { selectorOf, selectRates } from '#catalog/registry/rate-selector.ts';
import { ratesOn } from '#pricing/rates.ts';
import type { Finding } from '../report.ts';
import { caseText } from './condition.ts';
import { figureFrom } from './figure.ts';
import { findingsOf, type FindingKind } from './findings.ts';
import { namesAlike, providerSpellings } from './names-asked.ts';
import type { SourceAdapter, SourceRate } from './sources/source.ts';
import type { Witness } from './witnesses.ts';
import { idMatcher } from './id-matcher.ts';
import { isUnusualPin } from './pins.ts';
import { rateName, shortList } from './wording.ts';

export const leftOutKinds = {
  'rate-unlisted': {
    severity: 'error',
    why: 'A source that the model is pinned to has these prices: a request that is billed so costs otherwise than the page says.',
    fix: 'List them (`npm run catalog -- complete` does where sources agree), or say under `unlisted:` at the top of the catalog why not: { rates: [{selectors}], models: [{model}], reason, source, checked }.',
  },
  'unlisted-unneeded': {
    severity: 'error',
    why: 'A reason for what no source has would hide what comes next.',
    fix: 'Remove it from `unlisted`.',
  },
  'unpinned-differs': {
    severity: 'error',
    why: 'A source lists other prices under the same name, and readers are not told.',
    fix: 'If it is the same model, pin it, and decide with `exceptions: { prefer, … }` where that is needed; else say why not under `pinReasons: { {source}: … }`.',
  },
  'pin-reason-unneeded': {
    severity: 'error',
    why: 'A reason for something that is not unusual would hide what is.',
    fix: 'Remove `{source}` from `pinReasons`.',
  },
  'pin-possible': {
    severity: 'note',
    why: 'One more source could confirm the model.',
    fix: 'If it is the same model, pin it.',
  },
} as const satisfies Record<string, FindingKind>;

const finding = findingsOf(leftOutKinds);

function covered(rate: SourceRate, catalog: readonly Rate[]): boolean {
  return catalog.some(
    (other) =>
      other.meter === rate.meter &&
      caseText(other.when) === caseText(rate.when) &&
      // Hours may be cut differently; that the catalog knows of hours is enough here, amounts are compared elsewhere.
      (rate.when.utc === undefined || other.when.utc !== undefined),
  );
}

type Unlisted = Catalog['unlisted'][number];

/** Whether a statement is about the model at all. */
function isAbout({ models, modalities }: Unlisted, { id, modality }: Model): boolean {
  return (
    (models === undefined || idMatcher(models)(id)) &&
    (modalities === undefined || modalities.includes(modality))
  );
}

/**
 * The selector by which a statement leaves a price out: one of which the model lists nothing. Where it lists one price
 * under a condition, the others are missed.
 */
function excusedBy(rate: SourceRate, model: Model, catalog: readonly Rate[], statement: Unlisted) {
  if (!isAbout(statement, model)) return undefined;
  return statement.rates.find((selector) => {
    const named = selectRates<SourceRate | Rate>([rate, ...catalog], selector);
    return named.length > 0 && named.every((one) => one === rate);
  });
}

interface Missing {
  readonly rate: SourceRate;
  readonly sources: readonly string[];
}

/** What pinned sources price and the catalog does not list. @param catalog the model's rates in force on the day, estimates included */
export function missingRates(
  catalog: readonly Rate[],
  witnesses: readonly Witness[],
  date: string,
): Missing[] {
  const missing = new Map<string, Missing>();
  for (const { source, entry } of witnesses) {
    for (const rate of entry(date)?.rates ?? []) {
      if (rate.incidental === true || covered(rate, catalog)) continue;
      const name = `${rateName(rate)} $${rate.amount}`;
      missing.set(name, { rate, sources: [...(missing.get(name)?.sources ?? []), source] });
    }
  }
  return [...missing.values()];
}

/** The prices that the catalog leaves out without a word, and the statements that were needed for the others. */
export function missingFindings(
  { file, unlisted }: Pick<Catalog, 'file' | 'unlisted'>,
  model: Model,
  catalog: readonly Rate[],
  witnesses: readonly Witness[],
  date: string,
): { readonly findings: readonly Finding[]; readonly used: readonly Unlisted[] } {
  const used = new Set<Unlisted>();
  const bare = missingRates(catalog, witnesses, date).filter(({ rate }) => {
    const statement = unlisted.find((one) => excusedBy(rate, model, catalog, one) !== undefined);
    if (statement !== undefined) used.add(statement);
    return statement === undefined;
  });
  if (bare.length === 0) return { findings: [], used: [...used] };
  const names = bare.map(({ rate, sources }) => `${rateName(rate)} $${rate.amount} (${sources.join(', ')})`);
  const selectors = [...new Set(bare.map(({ rate }) => selectorOf(rate)))];
  const message = `${model.id}: not in the catalog: ${shortList(names)}.`;
  const data = { model: model.id, selectors, rates: bare.map(({ rate, sources }) => ({ ...rate, sources })) };
  const fill = { selectors: selectors.map((text) => `'${text}'`).join(', '), model: model.id };
  return {
    findings: [finding('rate-unlisted', message, { file, line: model.line }, data, fill)],
    used: [...used],
  };
}

/** Statements about prices that no pinned source has. @param used those that were needed */
export function unneededStatements({ file, unlisted }: Catalog, used: ReadonlySet<Unlisted>): Finding[] {
  return unlisted
    .filter((statement) => !used.has(statement))
    .map((statement) =>
      finding(
        'unlisted-unneeded',
        `\`unlisted\` for ${statement.rates.join(', ')} ("${statement.reason}") leaves out nothing that a pinned source has.`,
        { file },
        { ...statement },
      ),
    );
}

/**
 * Sources that have a model under its name, though it is not pinned to them, or to another entry. Leaving a pin out must
 * not be a way to keep a contradiction out of sight.
 * @param models those to look at; the pins of all others still tell how a source spells a provider
 */
export function unpinnedFindings(
  catalog: Catalog,
  models: readonly Model[],
  adapters: readonly SourceAdapter[],
  date: string,
): Finding[] {
  return adapters.flatMap((adapter) => {
    const spellings = providerSpellings(catalog, adapter.id);
    return models.flatMap((model) => {
      if (model.pricing.kind !== 'priced') return [];
      const pin = model.verify?.[adapter.id];
      const ref = namesAlike(model, spellings, pin === undefined).find(
        (name) => name !== pin && adapter.lookup(name, date) !== undefined,
      );
      const differing = ref === undefined ? [] : differencesFrom(model, adapter, ref, date);
      const isUnusual = differing.length > 0 || isUnusualPin(catalog, model, adapter.id);
      return [
        ...(ref === undefined || (pin !== undefined && differing.length === 0)
          ? []
          : findingFor(catalog.file, model, adapter, ref, differing)),
        ...(model.pinReasons?.[adapter.id] === undefined || isUnusual
          ? []
          : [
              finding(
                'pin-reason-unneeded',
                `${model.id}: \`pinReasons\` has a reason for ${adapter.id}, and nothing about its pin is unusual.`,
                { file: catalog.file, line: model.line },
                { model: model.id, source: adapter.id },
                { source: adapter.id },
              ),
            ]),
      ];
    });
  });
}

/** Prices in force that the entry lists otherwise. */
function differencesFrom(model: Model, adapter: SourceAdapter, ref: string, date: string): string[] {
  const current = ratesOn(model, date);
  return current.flatMap((rate) => {
    const figure = figureFrom(adapter, ref, rate, current, date);
    if (figure === undefined || figure.agrees) return [];
    return [`${rateName(rate)} $${figure.amount} instead of $${rate.amount}`];
  });
}

function findingFor(
  file: string,
  model: Model,
  adapter: SourceAdapter,
  ref: string,
  differing: readonly string[],
): Finding[] {
  if (model.pinReasons?.[adapter.id] !== undefined) return [];
  const message = `${model.id} is not pinned to ${adapter.id}, which has ${ref}`;
  const place = { file, line: model.line };
  const data = { model: model.id, source: adapter.id, ref };
  if (differing.length === 0) return [finding('pin-possible', `${message}.`, place, data)];
  return [
    finding('unpinned-differs', `${message}: ${shortList(differing)}.`, place, data, { source: adapter.id }),
  ];
}
