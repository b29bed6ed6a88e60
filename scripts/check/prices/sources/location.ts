/** Where a price source that is a file is to be read: `litellm=prices.json@2026-08-01`. */
import { priceSources, type PriceSource } from '#catalog/registry/price-sources.ts';
import { CannotRun } from '../../report.ts';
import { fileSources } from './index.ts';

export interface SourceLocation {
  readonly id: PriceSource;
  /** A path, an address, or `latest` for the address where its newest version is published. */
  readonly place: string;
  /** The UTC day its prices were taken; for an address, today when left out. */
  readonly day?: string | undefined;
}

/**
 * @param text `<source>=<path, https address or latest>`, with `@YYYY-MM-DD` behind it
 * @throws CannotRun when the source is unknown, or a path has no day: files do not say of which day they are,
 *   and a checkout's own times are those of the checkout
 */
export function parseLocation(text: string): SourceLocation {
  const [name = '', ...rest] = text.split('=');
  const id = priceSourceOf(name);
  const [, place = '', day] = /^(.*?)(?:@(\d{4}-\d{2}-\d{2}))?$/s.exec(rest.join('=')) ?? [];
  if (place === '') {
    throw new CannotRun(`"${text}" names no file: write ${id}=<path, https address or latest>.`);
  }
  if (day === undefined && !isAddress(place)) {
    throw new CannotRun(
      `"${text}" does not say of which day the prices in the file are; readers are told that day beside every price. ` +
        `Write ${id}=${place}@YYYY-MM-DD, with the day on which the file was taken from its source.`,
    );
  }
  return { id, place, day };
}

/** @throws CannotRun when there is no source of that name */
export function priceSourceOf(name: string): PriceSource {
  const id = priceSources.find((source) => source === name);
  if (id !== undefined) return id;
  throw new CannotRun(`There is no price source "${name}"; there are ${priceSources.join(', ')}.`);
}

/** True when the place has to be fetched. */
export function isAddress(place: string): boolean {
  return place === 'latest' || /^https?:\/\//.test(place);
}

/** The locations in the environment variable PRICE_SOURCES, separated by white space. */
export function locationsFrom(environment: Readonly<Record<string, string | undefined>>): SourceLocation[] {
  return (environment.PRICE_SOURCES ?? '')
    .split(/\s+/)
    .filter((text) => text !== '')
    .map(parseLocation);
}

/** Where the newest version of each wanted source that is a file is published. */
export function newestFiles(wanted: readonly PriceSource[]): SourceLocation[] {
  return wanted.filter((id) => fileSources.includes(id)).map((id) => ({ id, place: 'latest' }));
}
