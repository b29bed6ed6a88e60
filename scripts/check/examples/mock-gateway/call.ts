/** One request as an operation sees it. */
import type { Gateway, Model } from '#catalog/types.ts';
import type { Upload } from './read-body.ts';
import type { Stores } from './stores.ts';

/** Ways in which a run can go wrong on purpose; named in the header `x-mock-scenario`. */
export const scenarios = ['job-fails', 'job-cancelled', 'job-stuck', 'refuse'] as const;
export type Scenario = (typeof scenarios)[number];

export interface Call {
  /** Below the base path. */
  readonly path: string;
  /** What stands for `:id` in the operation's path. */
  readonly id: string;
  readonly scenario: Scenario | undefined;
  /** Fields of the JSON or the form; uploads apart. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly uploads: Readonly<Record<string, readonly Upload[]>>;
  readonly gateway: Gateway;
  readonly models: ReadonlyMap<string, Model>;
  readonly stores: Stores;
}
