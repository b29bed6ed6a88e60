/** What is published and no price source knows, as the last price check recorded it, and as the catalog has it now. */
import { isDeepStrictEqual } from 'node:util';
import type { Catalog, Model, Sealed } from '#catalog/types.ts';

/** By the id of a model, and by section of the catalog. */
export interface SealedValues {
  readonly models: Readonly<Record<string, Sealed>>;
  readonly sections: Readonly<Record<string, Sealed>>;
}

/** A value that is not as it was recorded. */
export interface ChangedValue {
  /** What people call it: `acme/chat:name`, `providers:acme`. */
  readonly name: string;
  /** Undefined of a section. */
  readonly model: Model | undefined;
  /** Where it stands in the catalog, below the model; the whole path of a section's. */
  readonly path: readonly string[];
  /** Whether all that was recorded still stands, and something beside it is new. */
  readonly isNew: boolean;
  /** Undefined where nothing was recorded, and `now` where it is gone. */
  readonly before: unknown;
  readonly now: unknown;
}

/** As a record gives it back: without the keys that say nothing. */
export function recordable(sealed: Sealed): Sealed {
  return JSON.parse(JSON.stringify(sealed)) as Sealed;
}

/** All that changed since, in the order of the catalog; of models and sections that are gone altogether, other checks tell. */
export function changedValues({ models, sealed }: Catalog, recorded: SealedValues): ChangedValue[] {
  return [
    ...Object.entries(sealed).flatMap(([section, values]) =>
      between(section, undefined, [section], recorded.sections[section] ?? {}, values),
    ),
    ...models.flatMap((model) => between(model.id, model, [], recorded.models[model.id] ?? {}, model.sealed)),
  ];
}

function between(
  subject: string,
  model: Model | undefined,
  place: readonly string[],
  before: Sealed,
  values: Sealed,
): ChangedValue[] {
  const now = recordable(values);
  const keys = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...keys]
    .filter((key) => !isDeepStrictEqual(before[key], now[key]))
    .map((key) => ({
      name: `${subject}:${key}`,
      model,
      path: [...place, model === undefined ? key : key.replace(/\..*$/, '')],
      isNew: isPart(before[key], now[key]),
      before: before[key],
      now: now[key],
    }));
}

/** Whether the second has all that the first has, in its place. */
function isPart(before: unknown, now: unknown): boolean {
  if (before === undefined) return true;
  if (typeof before !== 'object' || typeof now !== 'object' || before === null || now === null)
    return before === now;
  return Object.entries(before).every(
    ([key, value]) => Object.hasOwn(now, key) && isPart(value, (now as Sealed)[key]),
  );
}

/** The name for readers: ids have colons of their own, so that what of it changed stands apart. */
export function spacedName(name: string, id: string | undefined): string {
  const subject = id ?? name.replace(/:.*$/, '');
  return name.startsWith(`${subject}:`) ? `${subject}: ${name.slice(subject.length + 1)}` : name;
}

/** What locks these changes besides, to be pasted into a shell. @param names of all that changed and is meant */
export function acceptOptions(names: readonly string[]): string {
  const quoted = names.map((name) =>
    /^[\w./:@+-]+$/.test(name) ? name : `'${name.replaceAll("'", String.raw`'\''`)}'`,
  );
  return quoted.map((name) => `--accept ${name}`).join(' ');
}

/** `was "Acme", is "Acne"`, `(dimensions) was 1024, is 10240`: the one part that changed, where it is in a map. */
export function changeText({ before, now }: Pick<ChangedValue, 'before' | 'now'>): string {
  const { keys, first, last } = narrowed(before, now, []);
  return `${keys.length === 0 ? '' : `(${keys.join('.')}) `}was ${valueText(first)}, is ${valueText(last)}`;
}

function narrowed(
  before: unknown,
  now: unknown,
  keys: readonly string[],
): { keys: readonly string[]; first: unknown; last: unknown } {
  const whole = { keys, first: before, last: now };
  if (typeof before !== 'object' || typeof now !== 'object' || before === null || now === null) return whole;
  const [one, other] = [before as Sealed, now as Sealed];
  const differing = [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (key) => !isDeepStrictEqual(one[key], other[key]),
  );
  const [key, ...more] = differing;
  return key === undefined || more.length > 0 ? whole : narrowed(one[key], other[key], [...keys, key]);
}

const longest = 120;

function valueText(value: unknown): string {
  if (value === undefined) return 'not there';
  const text = JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
