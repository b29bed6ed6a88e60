/** Fetches a price source that is a file; without a network its last copy serves, and its age is said. */
import { z } from 'zod';
import { daysBetween } from '../days.ts';
import { readCopy, writeCopy, type CachedCopy } from './source-cache.ts';
import type { PriceSource } from '#catalog/registry/vocabulary.ts';

export interface FetchContext {
  readonly now: Date;
  readonly cacheFolder: string;
  /** @default the global `fetch` */
  readonly fetch?: typeof fetch | undefined;
}

export interface Fetched {
  /** Undefined when it could not be fetched and there is no copy. */
  readonly copy: CachedCopy | undefined;
  /** What happened, when not all went well; a sentence. */
  readonly note?: string;
}

/** Long enough for a few megabytes, short enough for somebody who waits. */
const patience = 30_000;

export async function fetchSource(id: PriceSource, url: string, context: FetchContext): Promise<Fetched> {
  const today = context.now.toISOString().slice(0, 'YYYY-MM-DD'.length);
  try {
    const response = await (context.fetch ?? fetch)(url, { signal: AbortSignal.timeout(patience) });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    const text = await response.text();
    // An error page in place of the file must not replace a good copy.
    z.record(z.string(), z.looseObject({})).parse(JSON.parse(text));
    const copy = { url, fetched: today, text };
    writeCopy(context.cacheFolder, id, copy);
    return { copy };
  } catch (error) {
    const failure = `${id} could not be fetched from ${url} (${reason(error)})`;
    const copy = readCopy(context.cacheFolder, id, url);
    if (copy === undefined) return { copy, note: `${failure}, and there is no copy of it: it was left out.` };
    const age = daysBetween(copy.fetched, today);
    const old = age === 0 ? 'of today' : `${age} ${age === 1 ? 'day' : 'days'} old`;
    return { copy, note: `${failure}; the copy fetched on ${copy.fetched} was used, ${old}.` };
  }
}

function reason(error: unknown): string {
  if (error instanceof z.ZodError || error instanceof SyntaxError) return 'what came is not its JSON file';
  if (!(error instanceof Error)) return String(error);
  // `fetch` hides why it failed behind "fetch failed".
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `${error.message}${cause}`;
}
