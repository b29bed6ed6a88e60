/**
 * The conditions a rate can carry (`when:`). A new condition is one entry here and one in the schema.
 */

export const services = ['batch', 'flex', 'priority', 'fast'] as const;
export type Service = (typeof services)[number];

/** All keys of one `when` are required together. */
export interface When {
  /** The rate applies when the whole request has more input tokens than this. */
  readonly inputTokensOver?: number | undefined;
  /** The rate applies from this many units of its own meter on (see {@link RateMode}). */
  readonly unitsOver?: number | undefined;
  readonly service?: Service | undefined;
  readonly size?: string | undefined;
  readonly quality?: string | undefined;
  readonly resolution?: string | undefined;
  readonly audio?: boolean | undefined;
  readonly input?: 'text' | 'image' | undefined;
  readonly region?: string | undefined;
  /** Windows of the UTC day, each `HH:MM-HH:MM`; an end before its start runs over midnight. */
  readonly utc?: readonly string[] | undefined;
  /** Weekdays on which `utc` holds. */
  readonly days?: readonly Weekday[] | undefined;
}

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** `whole` reprices every unit once the threshold is passed; `marginal` only the units beyond it. */
export type RateMode = 'whole' | 'marginal';

/** Condition keys in the order in which keys, tables and sentences list them. */
export const conditionKeys = [
  'service',
  'quality',
  'size',
  'resolution',
  'audio',
  'input',
  'region',
  'inputTokensOver',
  'unitsOver',
  'utc',
  'days',
] as const satisfies readonly (keyof When)[];
export type ConditionKey = (typeof conditionKeys)[number];

/** The keys of a condition, in the order of {@link conditionKeys}. */
export function keysOf(when: When): ConditionKey[] {
  return conditionKeys.filter((key) => when[key] !== undefined);
}

/** The condition as canonical text: `quality=low,size=1024x1024`; empty for the standard rate. */
export function whenText(when: When, keys: readonly ConditionKey[] = keysOf(when)): string {
  return keys
    .map((key) => {
      const value = when[key];
      return `${key}=${Array.isArray(value) ? value.join('+') : String(value)}`;
    })
    .join(',');
}
