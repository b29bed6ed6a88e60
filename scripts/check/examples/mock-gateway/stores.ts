/** What the gateway remembers between requests. */
import type { Scenario } from './call.ts';

export interface Job {
  readonly modality: string;
  readonly scenario: Scenario | undefined;
  looks: number;
  cancelled: boolean;
}

export interface Batch {
  readonly file: string;
  readonly endpoint: string;
  readonly scenario: Scenario | undefined;
  looks: number;
}

export interface Stores {
  readonly jobs: Map<string, Job>;
  readonly files: Map<string, string>;
  readonly batches: Map<string, Batch>;
  /** A new name: `job-1`. */
  readonly name: (kind: string) => string;
}

export function newStores(): Stores {
  let made = 0;
  const name = (kind: string) => `${kind}-${++made}`;
  return { jobs: new Map(), files: new Map(), batches: new Map(), name };
}
