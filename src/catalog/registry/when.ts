/** What can be asked of a `when` without knowing which conditions there are. */
import {
  askedKeys,
  conditionKeys,
  conditions,
  weekdays,
  type AskedKey,
  type ConditionDefinition,
  type ConditionKey,
  type RateMode,
  type RequestContext,
  type When,
} from './conditions.ts';
import { capital } from './text.ts';

/** The keys of a condition, in the order of the registry. */
export function keysOf(when: When): ConditionKey[] {
  // Most prices have none.
  return Object.keys(when).length === 0 ? [] : conditionKeys.filter((key) => when[key] !== undefined);
}

/** The condition as canonical text: `quality=low,size=1024x1024`; empty for the standard rate. */
export function whenText(when: When, keys: readonly ConditionKey[] = keysOf(when)): string {
  return keys
    .map((key) => {
      const value: unknown = when[key];
      return `${key}=${Array.isArray(value) ? value.join('+') : String(value)}`;
    })
    .join(',');
}

/** Reads back what {@link whenText} wrote; what no condition says so is left out. */
export function whenFromText(text: string): When {
  const entries = text.split(',').flatMap((part): [ConditionKey, unknown][] => {
    const at = part.indexOf('=');
    const key = conditionKeys.find((known) => known === part.slice(0, at));
    const value = key && valueFromText(key, part.slice(at + 1));
    return key === undefined || value === undefined ? [] : [[key, value]];
  });
  return Object.fromEntries(entries);
}

/** The value of a condition that is written as in a key; undefined when it is none. */
export function valueFromText<K extends ConditionKey>(key: K, text: string): When[K] {
  return readValue(conditions[key], text) as When[K];
}

function readValue(definition: ConditionDefinition, text: string): When[ConditionKey] {
  switch (definition.kind) {
    case 'choice':
      return definition.values.find((value) => value === text);
    case 'text':
      return text;
    case 'flag':
      return text === 'true' || text === 'false' ? text === 'true' : undefined;
    case 'wholeNumber':
    case 'threshold':
      return /^\d+$/.test(text) ? Number(text) : undefined;
    case 'windows':
      return text.split('+');
    case 'weekdays': {
      const days = text.split('+').map((name) => weekdays.find((day) => day === name));
      return days.every((day) => day !== undefined) ? days : undefined;
    }
  }
}

/** What {@link whenWords} says of a rate without a condition. */
export const standardWords = 'Standard';

/**
 * A condition in words, sentence case: "Batch, over 200,000 input tokens".
 * @param mode that of the rate: which units a threshold reprices. @default 'whole'
 */
export function whenWords(when: When, mode: RateMode = 'whole'): string {
  const words = keysOf(when).map((key) =>
    (conditions[key].words as (value: unknown, of: RateMode) => string)(when[key], mode),
  );
  return words.length === 0 ? standardWords : capital(words.join(', '));
}

/** True when a request meets every condition. */
export function isMet(when: When, context: RequestContext): boolean {
  return (Object.keys(when) as ConditionKey[]).every((key) => {
    const definition = conditions[key];
    if (when[key] === undefined) return true;
    if (definition.kind === 'threshold') return (context[definition.counts] ?? 0) > Number(when[key]);
    return isAsked(key) && context[key] === when[key];
  });
}

/**
 * What a request has to ask for to meet a condition, as far as it can ask: every {@link askedKeys}, so that laid over
 * another context it leaves nothing of that.
 */
export function askedOf(when: When): Required<Pick<When, AskedKey>> {
  return Object.fromEntries(askedKeys.map((key) => [key, when[key]])) as Required<Pick<When, AskedKey>>;
}

function isAsked(key: ConditionKey): key is AskedKey {
  return askedKeys.some((asked) => asked === key);
}

/** True of a condition that is passed by a number, such as a long context: the higher one that is passed wins. */
export function isThreshold(key: ConditionKey): boolean {
  return conditions[key].kind === 'threshold';
}

/** The hours of a condition: the times of the day and the days of the week. */
export function hoursOf(when: When): When {
  return partOf(when, isHours);
}

/** The rest of a condition: two rates for the same case at different hours have the same. */
export function withoutHours(when: When): When {
  return partOf(when, (key) => !isHours(key));
}

function partOf(when: When, holds: (key: ConditionKey) => boolean): When {
  const keys = keysOf(when).filter((key) => holds(key));
  return Object.fromEntries(keys.map((key) => [key, when[key]]));
}

/** True of a rate that holds at some hours only. */
export function isTimed(when: When): boolean {
  return keysOf(when).some((key) => isHours(key));
}

/** True of a rate that asks for nothing but some hours. */
export function isOnlyTimed(when: When): boolean {
  const keys = keysOf(when);
  return keys.length > 0 && keys.every((key) => isHours(key));
}

function isHours(key: ConditionKey): boolean {
  const { kind } = conditions[key];
  return kind === 'windows' || kind === 'weekdays';
}

/** Everything that a condition lets through, apart from thresholds: the minutes of windows, weekdays, or the one value. */
export function membersOf(key: ConditionKey, value: When[ConditionKey]): Set<unknown> {
  if (conditions[key].kind === 'windows') return minutesOf(value as readonly string[]);
  return new Set(Array.isArray(value) ? (value as unknown[]) : [value]);
}

const minutesPerHour = 60;
const minutesPerDay = 24 * minutesPerHour;

/** The minutes of the UTC day that windows such as "16:30-00:30" cover; the end is exclusive. */
function minutesOf(windows: readonly string[]): Set<number> {
  return new Set(
    windows.flatMap((window) => {
      const [start = 0, end = 0] = window.split('-').map(minuteOf);
      const length = (end - start + minutesPerDay) % minutesPerDay;
      return Array.from({ length }, (_, minute) => (start + minute) % minutesPerDay);
    }),
  );
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * minutesPerHour + minutes;
}
