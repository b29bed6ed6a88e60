import type { Model } from '#catalog/types.ts';
import { decimal, plain } from '#pricing/decimal.ts';
import type { Inlines } from '#views/page/inline.ts';
import { count } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';

const bytesPerNumber = 4;
const million = 1_000_000;
const gigabyte = 1_000_000_000;

/** What the vectors of an embedding model take to keep. */
export function vectorSize(_: Site, { modality, request }: Model): Inlines | undefined {
  const dimensions = modality === 'embedding' ? request?.dimensions : undefined;
  if (dimensions === undefined) return undefined;
  const size = plain(decimal(dimensions * bytesPerNumber * million).div(decimal(gigabyte)));
  return [
    `A vector has ${count(dimensions)} numbers here: a million of them take ${size} GB as 32-bit numbers, before any index.`,
  ];
}
