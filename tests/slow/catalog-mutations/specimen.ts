/** One entry of the real catalog, cut out so that it can be damaged and judged by itself. */
import { isScalar, parseDocument, type Document } from 'yaml';
import { readEntry } from '#catalog/rules/entry.ts';
import type { PlacedRate } from '#catalog/rules/flatten-rates.ts';
import { rateKey } from '#catalog/registry/rate-key.ts';
import { readSource } from '#catalog/read/source.ts';
import type { Catalog, Model } from '#catalog/types.ts';
import type { CatalogText, EntryText } from '../../../scripts/catalog/text/catalog-text.ts';

export interface RateSite {
  readonly rate: PlacedRate;
  /** Offsets of the amount in the entry's text. */
  readonly start: number;
  readonly end: number;
  /** Whether any pinned source lists it alike. */
  readonly isBacked: boolean;
}

export interface Specimen {
  readonly model: Model;
  /** The entry's lines, dash first. */
  readonly text: string;
  readonly rates: readonly RateSite[];
  /** A small catalog around another text of this entry, with all that the entry refers to. */
  readonly catalogWith: (entry: string) => string;
  /** Id of a model that stands in that catalog, too. */
  readonly neighbour: string;
}

/** @param backed keys of the rates that a source lists alike */
export function specimens(catalog: Catalog, text: CatalogText, backed: ReadonlySet<string>): Specimen[] {
  const entries = new Map(text.models.map((entry) => [entry.id, entry]));
  const head = [
    ...text.head,
    ...text.providers.flatMap(({ lead, body }) => [...lead, ...body]),
    ...text.between,
  ]
    .join('\n')
    // They name models that are not in a small catalog.
    .replace(/^comparisons:\n(?: .*\n)*/m, '');
  return catalog.models.flatMap((model, index) => {
    const entry = entries.get(model.id);
    if (entry === undefined) return [];
    const own = entry.body.join('\n');
    const neighbour = catalog.models[index === 0 ? 1 : index - 1];
    const others = companions(catalog, model, neighbour?.id).flatMap((id) => entries.get(id) ?? []);
    const rest = others.map(textOf).join('\n\n');
    return [
      {
        model,
        text: own,
        rates: sitesOf(model, own, backed),
        neighbour: neighbour?.id ?? '',
        catalogWith: (damaged: string) => `${head}\n${damaged}\n\n${rest}\n`,
      },
    ];
  });
}

function textOf({ body }: EntryText): string {
  return body.join('\n');
}

/** The models without which the entry, its neighbour and the gateway would name what is not there. */
function companions(catalog: Catalog, model: Model, neighbour: string | undefined): string[] {
  const wanted = new Set<string>();
  const queue = [model.life.replacement, model.snapshotOf, neighbour, catalog.gateway.freeTier?.model];
  for (let id = queue.pop(); queue.length > 0 || id !== undefined; id = queue.pop()) {
    if (id === undefined || wanted.has(id)) continue;
    wanted.add(id);
    const other = catalog.models.find((candidate) => candidate.id === id);
    queue.push(other?.life.replacement, other?.snapshotOf);
  }
  wanted.delete(model.id);
  return [...wanted];
}

function sitesOf(model: Model, text: string, backed: ReadonlySet<string>): RateSite[] {
  const document = parseEntry(text);
  return ratesIn(text).flatMap((rate) => {
    // The entry stands alone here: its path begins with the list, not with `models`.
    const path = rate.path.slice(1);
    // A bare amount stands where a list of one would have it.
    const node = [[...path, 'amount'], path, path.slice(0, -1)]
      .map((at) => document.getIn(at, true))
      .find(isScalar);
    if (!node?.range) return [];
    return [
      { rate, start: node.range[0], end: node.range[1], isBacked: backed.has(rateKey(model.id, rate)) },
    ];
  });
}

/** The rates of an entry as far as they can be read; paths as in a catalog's list of models. */
export function ratesIn(text: string): readonly PlacedRate[] {
  const source = readSource('', text);
  const data = Array.isArray(source.data) ? (source.data as unknown[]) : [];
  return readEntry(source, data[0], 0).rates;
}

/** The entry as a document that can be changed; nothing in it is interpreted. */
export function parseEntry(text: string): Document {
  return parseDocument(text, { schema: 'failsafe' });
}
