/**
 * `pages.lock.json`: what each page said when the prices were last locked, as a fingerprint, and since which day it has
 * said that. It stands beside the catalog; the price check writes it together with its evidence, a build only reads it.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { readRecord } from './json-record.ts';
import { requireOwner, type Owner } from './owner.ts';

const command = 'npm run check:prices -- --lock';

const fileSchema = z.strictObject({
  /** Address of the gateway whose pages they are. */
  gateway: z.string(),
  /** By the page's path from the root of the site, sorted: the UTC day since when it says what it says, and its fingerprint. */
  pages: z.record(z.string(), z.tuple([z.iso.date(), z.string().regex(/^[0-9a-f]{12}$/)])),
});

/** By the page's path from the root of the site: `/models/`. */
export type PageRecord = ReadonlyMap<string, { readonly day: string; readonly fingerprint: string }>;

/** Path of the record that belongs to a catalog file. */
export function pageRecordFile(catalogFile: string): string {
  return join(dirname(catalogFile), 'pages.lock.json');
}

/**
 * Reads the record beside a catalog; undefined when there is none yet.
 * @throws RecordError when the file is there but is not as the check wrote it
 * @throws ForeignRecordError when it was written for another gateway
 */
export function loadPageRecord(owner: Owner): PageRecord | undefined {
  const file = pageRecordFile(owner.file);
  if (!existsSync(file)) return undefined;
  const { gateway, pages } = readRecord(file, readFileSync(file, 'utf8'), fileSchema, command);
  requireOwner(file, gateway, owner, command);
  return new Map(Object.entries(pages).map(([path, [day, fingerprint]]) => [path, { day, fingerprint }]));
}

/** The file's text: a line for each page, sorted, so that a change shows as what it is. @param gateway its address */
export function pageRecordText(gateway: string, record: PageRecord): string {
  const lines = [...record]
    .sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
    .map(([path, { day, fingerprint }]) => `${JSON.stringify(path)}: ${JSON.stringify([day, fingerprint])}`);
  return `{\n"gateway": ${JSON.stringify(gateway)},\n"pages": {\n${lines.join(',\n')}\n}\n}\n`;
}

/** What the record knows the words of a page by. @param texts of its formats, each without the page's day */
export function pageFingerprint(texts: readonly string[]): string {
  return createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 12);
}

/**
 * The UTC day since when a page says what it says.
 * @param lastChange of what is known, the last day up to that of the build on which something changed: that of a page
 *   which is not recorded, or which says other than was recorded
 */
export function saidSince(
  record: PageRecord | undefined,
  path: string,
  fingerprint: string,
  lastChange: string,
): string {
  const known = record?.get(path);
  return known?.fingerprint === fingerprint && known.day <= lastChange ? known.day : lastChange;
}

/**
 * The last day, up to that of the build, on which a price was checked or a day came that the data name: a price that
 * begins or ends, a model that goes, a statement that runs out. So a page that changes on such a day has its date, and none
 * moves because a build was made a day later.
 * @param data catalog and history
 */
export function lastChange(
  evidence: { readonly date: string } | undefined,
  data: unknown,
  date: string,
): string {
  if (evidence === undefined) return date;
  const days = [...JSON.stringify(data).matchAll(/(?:"(\w+)":)?"(\d{4}-\d{2}-\d{2})"/g)].map(
    ([, key, day = '']) => (key === 'expires' ? dayAfter(day) : day),
  );
  return [evidence.date, ...days].reduce((last, day) => (day > last && day <= date ? day : last), '') || date;
}

/** What expires holds on its last day. */
function dayAfter(day: string): string {
  const time = Date.parse(day);
  return Number.isNaN(time) ? day : new Date(time + 24 * 60 * 60 * 1000).toISOString().slice(0, day.length);
}
