/** What all checks look at: the built files, the catalog, and the means to recompute figures. */
import { z } from 'zod';
import { loadEvidence, type Evidence } from '#catalog/records/price-evidence.ts';
import { loadHistory } from '#catalog/records/price-history.ts';
import type { Catalog, Model, PriceChange, Rate } from '#catalog/types.ts';
import { CannotRun } from '../report.ts';
import { isObject, objectsOf, wordsOf, type Json, type JsonObject } from './json.ts';
import { isPadded } from './oracle/print.ts';
import { owned } from './once.ts';
import { createOracle, type Oracle } from './oracle/oracle.ts';
import type { Group } from './finding.ts';
import { keyOfRate, ratesOf } from './oracle/rates.ts';
import { isListed } from './oracle/trace-key.ts';
import type { SiteFiles } from './site-files.ts';

export interface BuiltSite {
  readonly files: SiteFiles;
  readonly catalog: Catalog;
  /** What the last price check recorded, if any. */
  readonly evidence: Evidence | undefined;
  /** Every recorded change of a price, and those of them that readers are told: what was listed wrongly is none. */
  readonly history: readonly PriceChange[];
  readonly changes: readonly PriceChange[];
  /** These of one model, in the order of the record. */
  readonly changesOf: (id: string) => readonly PriceChange[];
  /** The day the site was built for. */
  readonly date: string;
  /** Whether the site says that it is not to be published. */
  readonly isDraft: boolean;
  readonly index: TraceIndex;
  /** Which file of the trace index speaks of a file. */
  readonly indexedIn: ReadonlyMap<string, string>;
  /** `api/models.json`, and its entries by model id, as they stand there. */
  readonly api: JsonObject;
  readonly apiEntries: ReadonlyMap<string, JsonObject>;
  readonly ledger: Ledger;
  /** Addresses on the gateway's host that are not built here. */
  readonly gatewayAddresses: ReadonlySet<string>;
  readonly modelById: ReadonlyMap<string, Model>;
  /** By the path of the model's page. */
  readonly modelByPath: ReadonlyMap<string, Model>;
  /** Every listed rate by its key. */
  readonly rates: ReadonlyMap<string, { readonly model: Model; readonly rate: Rate }>;
  /** Notes what a group of checks looked at, such as 12 more "links": the report counts them. */
  readonly look: (group: Group, what: string, by?: number) => void;
  readonly looked: ReadonlyMap<Group, ReadonlyMap<string, number>>;
}

/** @throws CannotRun when the site lacks its date or its trace index */
export function openSite(files: SiteFiles, catalog: Catalog): BuiltSite {
  const { date, api } = readApi(files);
  const history = loadHistory(catalog);
  const changes = history.filter(({ kind }) => kind !== 'repair');
  const byModel = Map.groupBy(changes, ({ id }) => id);
  const looked = new Map<Group, Map<string, number>>();
  return {
    looked,
    look(group, what, by = 1) {
      const counts = looked.get(group) ?? new Map<string, number>();
      looked.set(group, counts.set(what, (counts.get(what) ?? 0) + by));
    },
    files,
    catalog,
    evidence: loadEvidence(catalog),
    history,
    changes,
    changesOf: (id) => byModel.get(id) ?? [],
    date,
    isDraft: api.draft === true,
    ...readTraceIndex(files),
    api,
    apiEntries: new Map(objectsOf(api.models).map((entry) => [wordsOf(entry.id), entry])),
    ledger: createLedger(catalog, date, history),
    gatewayAddresses: gatewayAddresses(catalog),
    modelById: new Map(catalog.models.map((model) => [model.id, model])),
    modelByPath: new Map(catalog.models.map((model) => [pagePath(model), model])),
    rates: new Map(
      catalog.models.flatMap((model) =>
        ratesOf(model).map((rate) => [keyOfRate(model.id, rate), { model, rate }]),
      ),
    ),
  };
}

/** The catalog's own words about a model. */
export function sentencesOf({ unverified, exceptions, pricing }: Model): string[] {
  const note = pricing.kind === 'free' ? pricing.reason : 'note' in pricing ? pricing.note : undefined;
  const reasons = [...unverified, ...exceptions].map(({ reason }) => reason);
  return [note, ...reasons].filter((text) => text !== undefined);
}

/** How readers know a model: one that is served elsewhere is told by where. */
export function nameOf({ catalog }: BuiltSite, { name, host }: Model): string {
  const at = catalog.providers.find(({ id }) => id === host);
  return at === undefined ? name : `${name} on ${at.name}`;
}

/** Where the contract of `dist` puts a model's page. */
export function pagePath({ slug }: Pick<Model, 'slug'>): string {
  return `/q/${slug}-pricing/`;
}

/** The file of a path: an index for a folder, else the path itself; decoded, without query and fragment. */
export function fileOf(path: string): string {
  const plain = decoded(path.replace(/[?#].*$/, '')).slice(1);
  return plain === '' || plain.endsWith('/') ? `${plain}index.html` : plain;
}

/** The whole address of a path of the site: "/q/acme-one-pricing/". */
export function wholeAddress({ siteUrl }: Catalog, path: string): string {
  return new URL(path.slice(1), siteUrl).href;
}

/** How a page of the site is linked: its address without the host. */
export function addressOf(catalog: Catalog, path: string): string {
  return new URL(wholeAddress(catalog, path)).pathname;
}

/** Where addresses lead that lead to one place from every page. */
const places = new WeakMap<Catalog, Map<string, URL | undefined>>();

/** A link to the site itself as the path, from the site's own root, that it leads to; undefined for any other. */
export function localPath({ catalog }: BuiltSite, href: string, from = '/'): URL | undefined {
  // Of the others, each stands on few pages.
  if (!/^(?:\/(?!\/)|https?:\/\/)/.test(href)) return placeOf(catalog, href, from);
  const known = places.get(catalog) ?? new Map<string, URL | undefined>();
  places.set(catalog, known);
  if (!known.has(href)) known.set(owned(href), placeOf(catalog, href, from));
  return known.get(href);
}

function placeOf(catalog: Catalog, href: string, from: string): URL | undefined {
  const whole = URL.parse(href, wholeAddress(catalog, from))?.href;
  if (whole === undefined) return undefined;
  const { origin } = new URL(catalog.siteUrl);
  return whole.startsWith(catalog.siteUrl)
    ? new URL(`/${whole.slice(catalog.siteUrl.length)}`, origin)
    : undefined;
}

/** The model whose page, or whose Markdown twin, an address leads to. */
export function modelLinked(site: BuiltSite, href: string): Model | undefined {
  if (!href.includes('-pricing')) return undefined;
  const path = localPath(site, href)?.pathname.replace(/\.md$/, '/');
  return path === undefined ? undefined : site.modelByPath.get(decoded(path));
}

/** An address without query and fragment. */
export function withoutHash(address: string): string {
  return address.replace(/[#?].*$/, '');
}

/** Places of the gateway that are not part of these pages: sign-in, playground, what the catalog names as source. */
function gatewayAddresses({ gateway, models, navigation, footer }: Catalog): ReadonlySet<string> {
  const sources = models.flatMap(
    ({ published, printed, unverified, exceptions, pricing, limits, request }) => [
      ...(request?.documented ? [request.documented.source] : []),
      ...limits.map(({ source }) => source),
      ...[...unverified, ...exceptions].flatMap(({ source }) => (source === 'gateway' ? [] : source)),
      ...[published, printed].flatMap((read) => read?.source ?? []),
      ...(pricing.kind === 'free' ? [pricing.source] : []),
    ],
  );
  const ofFrame = [navigation, ...footer.map(({ places }) => places)].flat().map(({ href }) => href);
  return new Set(
    [gateway.url, gateway.baseUrl, ...Object.values(gateway.links), ...ofFrame, ...sources].flatMap(
      (address) => (address === undefined ? [] : [withoutHash(address)]),
    ),
  );
}

/** A path with malformed escapes is looked for as it is. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** `api/trace.json` and `api/trace/`: the keys of figures in files that cannot carry them. */

/** A figure as it is printed, and its key. */
export type IndexedFigure = readonly [text: string, key: string];

/** By file: in reading order for texts; for HTML those of head and structured data, in any order. */
export type TraceIndex = ReadonlyMap<string, readonly IndexedFigure[]>;

const traceFile = 'api/trace.json';

/** Whether a file is a part of the trace index: of the models of a provider, or of all else. */
export function isTraceFile(path: string): boolean {
  return path === traceFile || (path.startsWith('api/trace/') && path.endsWith('.json'));
}

const schema = z.record(z.string(), z.array(z.tuple([z.string(), z.string()])));

/** @throws CannotRun when it is missing, or a part of it is not what the build writes */
function readTraceIndex(files: SiteFiles): Pick<BuiltSite, 'index' | 'indexedIn'> {
  const parts = [...new Set([traceFile, ...[...files.paths].filter(isTraceFile)])].map(
    (part) => [part, Object.entries(parsedFile(files, part, schema))] as const,
  );
  return {
    index: new Map(parts.flatMap(([, entries]) => entries)),
    indexedIn: new Map(parts.flatMap(([part, entries]) => entries.map(([file]) => [file, part]))),
  };
}

/** The one file that has the day of the prices. */
const index = z.object({ generated: z.iso.date() });

const list = z.custom<JsonObject>(
  (data) =>
    isObject(data as Json) &&
    objectsOf((data as JsonObject).models).every(
      ({ id, prices }) => typeof id === 'string' && Array.isArray(prices),
    ),
  'models are a list of objects with id and prices',
);

/** `api/models.json`, and the day the site was built for. @throws CannotRun when one is missing, or does not say it */
function readApi(files: SiteFiles): { readonly date: string; readonly api: JsonObject } {
  const { generated } = parsedFile(files, 'api/index.json', index);
  return { date: generated, api: parsedFile(files, 'api/models.json', list) };
}

function parsedFile<T>(files: SiteFiles, path: string, shape: z.ZodType<T>): T {
  const place = `${files.folder}/${path}`;
  if (!files.paths.has(path)) {
    throw new CannotRun(
      `${place} is missing, so no figure can be traced. Build the site again: npm run build.`,
    );
  }
  try {
    return shape.parse(JSON.parse(files.read(path)));
  } catch (error) {
    const detail = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new CannotRun(
      `${place} is not what the build writes: ${detail}. Build the site again: npm run build.`,
    );
  }
}

// The ledger: recomputes figures from their keys, and counts them.

export interface PrintedFigure {
  readonly key: string;
  readonly text: string;
  /** The plain decimal beside it, where the format has one. */
  readonly value?: string | undefined;
}

/** What is wrong with a figure. */
export interface Fault {
  readonly code: 'figure-wrong' | 'figure-key-unknown';
  readonly message: string;
}

export interface Ledger {
  /** Undefined when the figure is what its key comes to. */
  readonly faultOf: (figure: PrintedFigure) => Fault | undefined;
  /** The same for a plain decimal alone: "0.04211". */
  readonly valueFaultOf: (key: string, value: string) => Fault | undefined;
  /** Figures recomputed so far. */
  readonly recomputed: () => number;
}

function createLedger(catalog: Catalog, date: string, history: readonly PriceChange[]): Ledger {
  const oracle = createOracle(catalog, date, history);
  let count = 0;
  return {
    recomputed: () => count,
    faultOf(figure) {
      count += 1;
      return faultOf(oracle, figure);
    },
    valueFaultOf(key, value) {
      count += 1;
      return faultOf(oracle, { key, value });
    },
  };
}

function faultOf(
  oracle: Oracle,
  { key, text, value }: Partial<PrintedFigure> & { key: string },
): Fault | undefined {
  try {
    const right = oracle.figure(key);
    const isRate = isListed(key);
    if (text !== undefined && text !== right.text && !(isRate && isPadded(text, right.text))) {
      return {
        code: 'figure-wrong',
        message: `"${text}" should be ${right.text}: that is what ${key} comes to.`,
      };
    }
    if (value === undefined || value === right.value) return undefined;
    return {
      code: 'figure-wrong',
      message: `The value of ${key} is "${value}", but it comes to ${right.value}.`,
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      code: 'figure-key-unknown',
      message: `"${text ?? value ?? ''}" has the key "${key}": ${reason}.`,
    };
  }
}
