/** Reads a gateway's own list from a file or an address. */
import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import type { ListShape } from '#catalog/registry/list-shapes.ts';
import { isAddress } from '../prices/sources/location.ts';
import { CannotRun } from '../report.ts';
import { openList } from './lists/index.ts';
import type { OpenedList } from './lists/list.ts';

/** Long enough for a few megabytes, short enough for somebody who waits. */
const patience = 30_000;

export interface ReadContext {
  /** Sent as the key of the API, where the list asks for one. */
  readonly apiKey?: string | undefined;
  /** @default the global `fetch` */
  readonly fetch?: typeof fetch | undefined;
}

/**
 * @param from a path, seen from the working directory, or an https address
 * @throws CannotRun when it cannot be read, or is no list
 */
export async function readList(
  from: string,
  shape: ListShape | undefined,
  context: ReadContext,
): Promise<OpenedList> {
  return openList(from, isAddress(from) ? await fetched(from, context) : textIn(from), shape);
}

/** A path of `gateway.priceList` is seen from its catalog's folder. */
export function besideCatalog(catalogFile: string, from: string): string {
  return isAddress(from) || isAbsolute(from) ? from : join(dirname(catalogFile), from);
}

async function fetched(address: string, { apiKey, fetch: fetchWith = fetch }: ReadContext): Promise<string> {
  try {
    const headers = {
      accept: 'application/json',
      ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
    };
    const response = await fetchWith(address, { headers, signal: AbortSignal.timeout(patience) });
    if (response.ok) return await response.text();
    const asks = response.status === 401 || response.status === 403;
    throw new Error(
      `the server answered ${String(response.status)}${asks ? '; where the list is not public, its key is read from the variable that the catalog names under `gateway.apiKey.env`' : ''}`,
    );
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
    throw new CannotRun(
      `${address} could not be fetched (${error instanceof Error ? error.message : String(error)}${cause}).`,
    );
  }
}

function textIn(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new CannotRun(
      `${path} could not be read: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}
