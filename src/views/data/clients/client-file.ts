/** What writers of client files have in common. */
import type { Model } from '#catalog/types.ts';
import { plain, type Decimal } from '#pricing/decimal.ts';
import type { Site } from '#views/site.ts';
import type { ClientPlan, ClientShape } from './client-prices.ts';

declare global {
  interface JSON {
    /** A value that `stringify` writes as it stands: the lib of this TypeScript does not know it yet. */
    rawJSON(text: string): object;
  }
}

/** A model that a file has. */
export interface ClientEntry {
  readonly model: Model;
  readonly plan: Exclude<ClientPlan, { kind: 'out' }>;
  /** Its page. */
  readonly url: string;
  /** Where the format has room for one: what the prices are, and what of them is left out. */
  readonly note: string;
  /** The first day on which it is no longer served. */
  readonly retires: string | undefined;
}

export interface ClientFile {
  readonly site: Site;
  readonly entries: readonly ClientEntry[];
}

/** How the file of a client is written. */
export interface ClientWriter {
  readonly shape: ClientShape;
  /** What the client makes of requests in a way of its own, whatever a file says; each a sentence. */
  readonly computes: readonly string[];
  readonly write: (file: ClientFile) => unknown;
}

/** An exact price as a number of JSON, with all its digits: no binary float comes between. @throws when it has no end */
export function literal(amount: Decimal): object {
  if (amount.over !== 1n) throw new Error(`${amount.toFraction()} has no end as a decimal.`);
  return JSON.rawJSON(plain(amount));
}

/** How a client calls a gateway: "AIgateway" → "aigateway". */
export function providerId(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
