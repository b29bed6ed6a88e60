/** Puts lines into a catalog file: what is not new stays as it is, to the byte. */
import { isMap } from 'yaml';
import { type CatalogText, type EntryText, headingOf, readCatalogText } from './catalog-text.ts';
import { byCodeUnit } from './key-order.ts';

export interface NewEntry {
  readonly modality: string;
  /** `YYYY-MM` or `YYYY-MM-DD`. */
  readonly released?: string | undefined;
  readonly lines: readonly string[];
}

export interface NewProvider {
  readonly id: string;
  readonly name: string;
  readonly line: string;
}

/** Lines to be put before a line of the file, 0-based. */
interface Splice {
  readonly at: number;
  readonly lines: readonly string[];
}

/**
 * The catalog's text with one more model. It is put into its provider's section, before the first model of its
 * modality that is older; a provider that is missing is added in the order of ids, with a section of its own.
 * @throws CatalogError when the YAML has mistakes
 */
export function insertEntry(file: string, text: string, entry: NewEntry, provider: NewProvider): string {
  const catalog = readCatalogText(file, text);
  const isKnown = catalog.providers.some(({ name }) => name === provider.id);
  return spliced(text, [
    placeOf(catalog, entry, provider),
    ...(isKnown ? [] : [placeOfProvider(catalog, provider)]),
  ]);
}

function placeOf(catalog: CatalogText, entry: NewEntry, provider: NewProvider): Splice {
  const section = catalog.models.filter((other) => other.provider === provider.id);
  if (section.length === 0) return newSection(catalog, entry, provider);
  const alike = section.filter((other) => fact(other, 'modality') === entry.modality);
  const older = alike.find((other) => isBefore(fact(other, 'released'), entry.released));
  if (older !== undefined)
    return { at: older.bodyStart - older.comments.length, lines: [...entry.lines, ''] };
  const last = alike.at(-1) ?? section.at(-1);
  return { at: last === undefined ? 0 : last.bodyStart + last.body.length, lines: ['', ...entry.lines] };
}

function newSection({ models }: CatalogText, { lines }: NewEntry, { id, name }: NewProvider): Splice {
  const next = models.find((other) => byCodeUnit(other.provider, id) > 0);
  const last = models.at(-1);
  const section = [headingOf(name), ...lines];
  if (next !== undefined && next === models[0]) return { at: next.start, lines: [...section, ''] };
  const at = next?.start ?? (last === undefined ? 0 : last.bodyStart + last.body.length);
  return { at, lines: ['', ...section] };
}

function placeOfProvider({ providers }: CatalogText, { id, line }: NewProvider): Splice {
  const next = providers.find(({ name }) => byCodeUnit(name, id) > 0);
  const last = providers.at(-1);
  const end = last === undefined ? 0 : last.start + last.lead.length + last.body.length;
  return { at: next?.start ?? end, lines: [line] };
}

function spliced(text: string, splices: readonly Splice[]): string {
  const lines = text.split('\n');
  const ending = lines.length > 1 && lines[0]?.endsWith('\r') === true ? '\r' : '';
  // From the end, so that the earlier places stay where they are.
  for (const { at, lines: added } of splices.toSorted((a, b) => b.at - a.at)) {
    lines.splice(at, 0, ...added.map((line) => line + ending));
  }
  return lines.join('\n');
}

/** Models without a day say nothing about their place. */
function isBefore(day: string | undefined, other: string | undefined): boolean {
  return day !== undefined && other !== undefined && day < other;
}

function fact({ node }: EntryText, key: string): string | undefined {
  const value: unknown = isMap(node) ? node.get(key) : undefined;
  return typeof value === 'string' ? value : undefined;
}
