/** Whose records they are: what was found for one gateway's prices says nothing about another's. */
import type { Catalog } from '#catalog/types.ts';

/** The catalog that a record stands beside. */
export type Owner = Pick<Catalog, 'file' | 'gateway'>;

/** A record of another gateway stands beside the catalog; the message says whose and what to do. */
export class ForeignRecordError extends Error {
  override readonly name = 'ForeignRecordError';
}

/**
 * @param writtenFor address of the gateway that the record names
 * @param command what writes the record anew
 * @throws ForeignRecordError when that is not the catalog's own
 */
export function requireOwner(
  file: string,
  writtenFor: string,
  { file: catalog, gateway }: Owner,
  command: string,
): void {
  if (writtenFor === gateway.url) return;
  throw new ForeignRecordError(
    `${file} was written for ${writtenFor}, and ${catalog} is the catalog of ${gateway.url}.\n` +
      'What was found for one gateway says nothing about the prices of another.\n' +
      `Remove the file, or write it anew: \`${command}\`.`,
  );
}
