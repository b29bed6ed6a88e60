/**
 * What was recorded and is no longer as it was, though no source confirms it: a name, a reason, a fee, a price or a fact
 * that is gone. To lock it again, somebody names it: the command of a message does not turn a slip green.
 */
import type { Evidence } from '#catalog/records/price-evidence.ts';
import { acceptOptions, changedValues, changeText, spacedName } from '#catalog/records/sealed.ts';
import { listedFact } from '#catalog/registry/facts.ts';
import { rateKey, subjectOfKey } from '#catalog/registry/rate-key.ts';
import type { FactName } from '#catalog/registry/vocabulary.ts';
import type { Catalog, Model } from '#catalog/types.ts';
import { CannotRun, type Finding } from '../report.ts';
import { findingsOf, type FindingKind } from './findings.ts';
import { idMatcher } from './id-matcher.ts';

export const acceptKinds = {
  'value-changed': {
    severity: 'error',
    why: 'Readers are told so, no source says whether it is right, and the last check recorded something else.',
    fix: 'Put back what was not meant to change. What is meant is locked by its name: `npm run check:prices -- --lock {accept}`.',
  },
} as const satisfies Record<string, FindingKind>;

const finding = findingsOf(acceptKinds);

/** A value by the name under which it is accepted, and where it stands. */
interface Change {
  /** `acme/chat:name`, `guides:quickstart`: the id, a colon, what of it changed. */
  readonly name: string;
  readonly model?: Model | undefined;
  /** Of a model that is gone. */
  readonly id?: string | undefined;
  readonly text: string;
}

/**
 * Everything recorded that changed or is gone, unless it was accepted. What is new is none: it is recorded as it is.
 * @param asked ids of the models that were checked, when the check left others out
 * @param accepted names of changes that are meant, `*` for any text
 * @throws CannotRun when one of these is the name of nothing that changed
 */
export function unacceptedChanges(
  catalog: Catalog,
  recorded: Evidence | undefined,
  asked: ReadonlySet<string> | undefined,
  accepted: readonly string[],
): Finding[] {
  if (recorded?.sealed === undefined) return [];
  const changes = changesSince(catalog, recorded, recorded.sealed).filter(
    ({ model }) => asked === undefined || (model !== undefined && asked.has(model.id)),
  );
  const idle = accepted.find((pattern) => !changes.some(({ name }) => idMatcher([pattern])(name)));
  if (idle !== undefined)
    throw new CannotRun(`Nothing that was recorded changed under the name "${idle}" of --accept.`);
  const isAccepted = idMatcher(accepted);
  const open = changes.filter(({ name }) => !isAccepted(name));
  const accept = acceptOptions([...accepted, ...open.map(({ name }) => name)]);
  return open.map(({ name, model, id = model?.id, text }) =>
    finding(
      'value-changed',
      `${spacedName(name, id)} ${text}.`,
      { file: catalog.file, ...(model !== undefined && { line: model.line }) },
      { name },
      { accept },
    ),
  );
}

function changesSince(
  catalog: Catalog,
  recorded: Evidence,
  sealed: NonNullable<Evidence['sealed']>,
): Change[] {
  const rates = Map.groupBy(Object.keys(recorded.rates), subjectOfKey);
  const changes = [
    ...modelsGone(catalog, recorded),
    ...changedValues(catalog, sealed)
      .filter(({ isNew }) => !isNew)
      .map((change) => ({ ...change, text: changeText(change) })),
    ...catalog.models.flatMap((model) => [
      ...ratesGone(model, rates.get(model.id) ?? []),
      ...factsGone(model, recorded),
      ...pinsChanged(model, recorded),
    ]),
  ];
  // A price that ended is recorded twice: as a price, and with its day.
  return [...new Map(changes.map((change) => [change.name, change])).values()];
}

/** A model that is renamed or removed says so: by an alias, or under `removed`. */
function modelsGone({ models, removed }: Catalog, { pins, sealed }: Evidence): Change[] {
  const known = new Set([
    ...models.flatMap(({ id, aliases }) => [id, ...aliases.map((alias) => alias.id)]),
    ...removed.map(({ id }) => id),
  ]);
  const ids = new Set([...Object.keys(pins), ...Object.keys(sealed?.models ?? {})]);
  return [...ids]
    .filter((id) => !known.has(id))
    .map((id) => ({
      name: id,
      id,
      text: 'is no longer listed, and is neither an alias nor under `removed`',
    }));
}

function ratesGone(model: Model, keys: readonly string[]): Change[] {
  const listed = model.pricing.kind === 'priced' ? model.pricing.rates : [];
  const own = new Set(listed.map((rate) => rateKey(model.id, rate)));
  return keys
    .filter((key) => !own.has(key))
    .map((key) => ({
      name: `${model.id}:prices.${key.slice(key.indexOf('#') + 1)}`,
      model,
      text: 'is no longer listed',
    }));
}

function factsGone(model: Model, { facts = {} }: Evidence): Change[] {
  return (Object.keys(facts[model.id] ?? {}) as FactName[])
    .filter((fact) => listedFact(model, fact) === undefined)
    .map((fact) => ({ name: `${model.id}:${fact}`, model, text: 'is no longer listed' }));
}

function pinsChanged(model: Model, { pins }: Evidence): Change[] {
  const now: Readonly<Record<string, string | undefined>> = model.verify ?? {};
  return Object.entries(pins[model.id] ?? {})
    .filter(([source, ref]) => now[source] !== ref)
    .map(([source, ref]) => ({
      name: `${model.id}:verify.${source}`,
      model,
      text: changeText({ before: ref, now: now[source] }),
    }));
}
