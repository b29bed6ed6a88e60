/** When two conditions, one from the catalog and one from a source, mean the same. */
import { whenText, withoutHours } from '#catalog/registry/when.ts';
import { type When } from '#catalog/registry/conditions.ts';

/**
 * Sources write "from 272,000 on" as "over 271,999" and "over 272,000" alike; a threshold one below a round
 * number (of thousands, or of binary thousands) is that round number.
 */
export function roundThreshold(tokens: number): number {
  const next = tokens + 1;
  return next % 1000 === 0 || next % 1024 === 0 ? next : tokens;
}

/** Width and height in pixels are a size; "1K", "720p" are a resolution, whichever of the two keys carries them. */
function sizeOrResolution(when: When): Pick<When, 'size' | 'resolution'> {
  const words = [when.size, when.resolution].flatMap((word) =>
    word === undefined ? [] : [word.toLowerCase()],
  );
  return {
    size: words.find((word) => /^\d+x\d+$/.test(word)),
    resolution: words.find((word) => !/^\d+x\d+$/.test(word)),
  };
}

/**
 * Canonical text of a condition without its hours: two rates with the same text are for the same case.
 * Hours are compared minute by minute (see `figure.ts`), since one day can be cut in many ways.
 */
export function caseText(when: When): string {
  return whenText({
    ...withoutHours(when),
    ...sizeOrResolution(when),
    inputTokensOver: when.inputTokensOver === undefined ? undefined : roundThreshold(when.inputTokensOver),
  });
}
