/** One fault that is put into a clean site. */
import { createHash } from 'node:crypto';
import type { FindingCode } from '../../../scripts/check/site/parts.ts';

export interface Defect {
  /** How it has to be found. */
  readonly code: FindingCode;
  /** What was done to the site, completing "The site with …". */
  readonly what: string;
  /** The file that is changed. */
  readonly file: string;
  readonly change: Change;
  /** The file at which it is found. @default the one that is changed */
  readonly at?: string;
}

type Content = string | Uint8Array;

/** A text and what replaces it (once), a new content (perhaps made from another file), or no file at all. */
export type Change =
  | readonly [before: string | RegExp, after: string]
  | { readonly write: Content | ((read: (file: string) => string) => Content) }
  | 'remove';

/**
 * The content of a file after a change; undefined when there is none any more.
 * @throws when the text to replace is not there: the defect would be no defect
 */
export function changed(change: Change, file: string, read: (file: string) => string): Content | undefined {
  if (change === 'remove') return undefined;
  if (!('write' in change)) {
    const [before, after] = change;
    const text = read(file);
    // A function: "$" in the new text of a literal is no pattern.
    const result =
      typeof before === 'string' ? text.replace(before, () => after) : text.replace(before, after);
    if (result === text) throw new Error(`${String(before)} is not in ${file}.`);
    return result;
  }
  return typeof change.write === 'function' ? change.write(read) : change.write;
}

/** The same change of a site whose sums are in euros: signs and codes of the two currencies change places. */
export function inEuros(change: Change): Change {
  if (change === 'remove' || 'write' in change) return change;
  const [before, after] = change;
  const swapped = (text: string) =>
    text.replaceAll(/\$(?=\d)|USD|EUR/g, (sign) => ({ $: '€', USD: 'EUR', EUR: 'USD' })[sign] ?? sign);
  return [
    typeof before === 'string'
      ? swapped(before)
      : new RegExp(before.source.replaceAll('\\$', '€').replaceAll('USD', 'EUR'), before.flags),
    swapped(after),
  ];
}

/** Text that does not compress: as many letters as bytes after brotli, roughly. */
export function noise(kilobytes: number): string {
  const blocks = Math.ceil((kilobytes * 1024) / 32);
  return Array.from({ length: blocks }, (_, index) =>
    createHash('sha256').update(String(index)).digest('base64url'),
  ).join(' ');
}

/** The head and the end of a PNG, with nothing between but as many zeros as wanted. */
export function png(width: number, height: number, bytes = 0): Uint8Array {
  const head = Buffer.alloc(33);
  head.write('\x89PNG\r\n\x1a\n', 'latin1');
  head.writeUInt32BE(13, 8);
  head.write('IHDR', 12, 'latin1');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return Buffer.concat([head, Buffer.alloc(bytes), Buffer.from('0000IEND0000')]);
}

/** Pages of the fixture, tests/sites/seeded-defects. */
export const pages = {
  home: 'index.html',
  /** An image model with one price, quoted from its maker besides. */
  pixel: 'q/acme-pixel-pricing/index.html',
  /** A chat model with batch prices. */
  chat: 'q/acme-chat-pricing/index.html',
  /** A chat model whose price changed, and will change again. */
  talk: 'q/beta-talk-pricing/index.html',
  /** A speech model with one price, and a least amount. */
  say: 'q/acme-say-pricing/index.html',
  /** An image model that retires soon. */
  draw: 'q/beta-draw-pricing/index.html',
  /** A model without a price. */
  riddle: 'q/acme-riddle-pricing/index.html',
  /** A model without a price, of a kind of which no price is known: search engines do not list it. */
  mould: 'q/acme-mould-pricing/index.html',
  models: 'models/index.html',
  guide: 'guides/how-billing-works/index.html',
} as const;

export const pixelTwin = 'q/acme-pixel-pricing.md';

/** A figure as pages print it. */
export function figure(key: string, text: string, value = text.slice(1)): string {
  return `<data value="${value}" data-rate="${key}">${text}</data>`;
}
