/** Where a price source is to be read: `litellm=1.110.2@2026-11-20`. */
import { priceSources, type PriceSource } from '#catalog/registry/price-sources.ts';
import { CannotRun } from '../../report.ts';

export interface SourceLocation {
  readonly id: PriceSource;
  /** An exact version in its registry, `newest`, a path, or an address. */
  readonly place: string;
  /** The UTC day its prices were taken. */
  readonly day?: string | undefined;
}

/**
 * @param text `<source>=<version, newest, path or https address>`, with `@YYYY-MM-DD` behind it
 * @throws CannotRun when the source is unknown, or a path has no day: files do not say of which day they are,
 *   and a checkout's own times are those of the checkout
 */
export function parseLocation(text: string): SourceLocation {
  const [name = '', ...rest] = text.split('=');
  const id = priceSourceOf(name);
  const [, place = '', day] = /^(.*?)(?:@(\d{4}-\d{2}-\d{2}))?$/s.exec(rest.join('=')) ?? [];
  if (place === '') {
    throw new CannotRun(`"${text}" names no place: write ${id}=<version, newest, path or https address>.`);
  }
  if (day === undefined && isPath(place)) {
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

export const newest = 'newest';

/** Whether a place is a file of this machine, and no version and no address. */
export function isPath(place: string): boolean {
  return place !== newest && !isAddress(place) && !isVersion(place);
}

export function isAddress(place: string): boolean {
  return /^https?:\/\//.test(place);
}

/** `1.110.2`; a path that looks so can be written `./1.110.2`. */
export function isVersion(place: string): boolean {
  return /^\d+(?:\.\w+)+$/.test(place) && !/\.(?:json|py|mjs)$/.test(place);
}

/** The locations in the environment variable PRICE_SOURCES, separated by white space. */
export function locationsFrom(environment: Readonly<Record<string, string | undefined>>): SourceLocation[] {
  return (environment.PRICE_SOURCES ?? '')
    .split(/\s+/)
    .filter((text) => text !== '')
    .map(parseLocation);
}
