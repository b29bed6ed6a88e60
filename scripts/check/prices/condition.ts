/** When two conditions, one from the catalog and one from a source, mean the same. */
import { hoursOf, whenText, withoutHours } from '#catalog/registry/when.ts';
import type { Meter } from '#catalog/registry/meters.ts';
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

/** What a rate is for, meter, condition and hours, as one text: two rates of one case are prices of the same thing. */
export function rateCase({ meter, when }: { readonly meter: Meter; readonly when: When }): string {
  return `${meter}?${caseText(when)}?${whenText(hoursOf(when))}`;
}

interface Dated {
  readonly meter: Meter;
  readonly when: When;
  readonly amount: string;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** Rates that differ in nothing but their window are one rate with several windows, in the order of the day. */
export function joinedWindows<R extends Dated>(rates: readonly R[]): R[] {
  const alike = Map.groupBy(rates, (rate) =>
    [
      rateCase({ ...rate, when: { ...rate.when, utc: undefined } }),
      rate.when.utc === undefined,
      rate.amount,
      rate.from,
      rate.until,
    ].join(),
  );
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const utc = first.when.utc && [first, ...others].flatMap(({ when }) => when.utc ?? []).toSorted();
    return [{ ...first, when: { ...first.when, ...(utc && { utc }) } }];
  });
}
