import type { When } from './conditions.ts';
import type { Meter, Per } from './meters.ts';
import { whenText } from './when.ts';

/** What a key tells of a rate. */
interface KeyedRate {
  readonly meter: Meter;
  readonly when: When;
  readonly from?: string | undefined;
}

/** First words of keys that are about no model. */
const otherSubjects = /^(?:sum$|gateway$|modality\/)/;

/**
 * A model's id as keys write it: `#` and `~` have a meaning in them, so they stand escaped as in an address, as does the
 * first character of an id that would be taken for a sum, the gateway or the models of a kind.
 */
export function keySubject(modelId: string): string {
  const escaped = modelId.replaceAll(/[#~]/g, escapeCharacter);
  return otherSubjects.test(escaped) ? escaped.replace(/^./, escapeCharacter) : escaped;
}

/** What an id can have is beyond the first sixteen characters: two digits. */
const escapeCharacter = (character: string): string => `%${character.charCodeAt(0).toString(16)}`;

/** The id of the model that a key begins with, or the word that stands in its place. Ids themselves have no `%`. */
export function subjectOfKey(key: string): string {
  const hash = key.indexOf('#');
  return decodeURIComponent(hash < 0 ? key : key.slice(0, hash));
}

/** The amount as it is listed, with its unit where that is not the meter's: "0.040", "0.04/hour". */
export function listedAs({
  amount,
  per,
}: {
  readonly amount: string;
  readonly per?: Per | undefined;
}): string {
  return per === undefined ? amount : `${amount}/${per}`;
}

/**
 * The stable name of one rate: `google/gemini-2.5-pro#input?inputTokensOver=200000,from=2027-01-01`.
 * It stands beside the price in every output and in the evidence file.
 */
export function rateKey(modelId: string, rate: KeyedRate): string {
  const conditions = [whenText(rate.when), rate.from === undefined ? '' : `from=${rate.from}`]
    .filter((part) => part !== '')
    .join(',');
  return `${keySubject(modelId)}#${rate.meter}${conditions === '' ? '' : `?${conditions}`}`;
}
