/**
 * The rules by which the counted things of a request or a month become billed ones. A new rule is one entry of
 * {@link billingRules}, and one line in the words of the site check (`scripts/check/site/oracle/words.ts`); one that counts
 * in a new way is one more kind, which `src/pricing/billed-units.ts` has to know, and the check.
 */
import { nounPer, type Meter, type Per } from './meters.ts';
import { count } from './text.ts';

/** What a rule does with a count: takes its first part off, raises it to a least one, or rounds it up to whole steps. */
export type BillingKind = 'free' | 'least' | 'step';

interface BillingRule {
  /** What it means, for editors of `models.yaml` and for readers of the API; backticks mark code, no full stop. */
  readonly says: string;
  /** A value in YAML. */
  readonly example: string;
  readonly kind: BillingKind;
  /** Whether it looks at each request, or at all of a month together. */
  readonly of: 'request' | 'month';
  /** The whole rule in a sentence. @param units "10 seconds of audio" @param one "image", where it is just one */
  readonly sentence: (units: string, one: string | undefined) => string;
}

/** In the order in which they are applied: what is free is free, what remains is at least so much, in whole steps. */
const definitions = {
  freePerRequest: {
    says: 'What is free of each request',
    example: '1',
    kind: 'free',
    of: 'request',
    sentence: (units, one) =>
      `The first ${one ?? units} of each request ${one === undefined ? 'are' : 'is'} free.`,
  },
  atLeast: {
    says: 'The least that each request is billed as',
    example: '10 seconds',
    kind: 'least',
    of: 'request',
    sentence: (units) => `Each request is billed as at least ${units}.`,
  },
  step: {
    says: 'What each request is rounded up to a multiple of',
    example: '15 seconds',
    kind: 'step',
    of: 'request',
    sentence: (units, one) =>
      `Each request is rounded up to ${one === undefined ? `a multiple of ${units}` : `the next whole ${one}`}.`,
  },
  freePerMonth: {
    says: 'What is free in each month, of all requests together',
    example: '1000000',
    kind: 'free',
    of: 'month',
    sentence: (units, one) =>
      `The first ${one ?? units} of each month ${one === undefined ? 'are' : 'is'} free; worked examples are those of use beyond.`,
  },
} as const satisfies Readonly<Record<string, BillingRule>>;

export type BillingKey = keyof typeof definitions;

export const billingRules: Readonly<Record<BillingKey, BillingRule>> = definitions;

/** In the order in which they are applied. */
export const billingKeys = Object.keys(definitions) as [BillingKey, ...BillingKey[]];

/** So much of a meter: a plain decimal of its counted things, or of a time that is named. */
export interface BillingQuantity {
  readonly units: string;
  readonly per?: Per | undefined;
}

/** A rule as bills apply it. */
export interface AppliedRule {
  readonly kind: BillingKind;
  readonly of: 'request' | 'month';
  /** In counted things: a plain decimal, or a quotient of two where that has no end ("1/6"). */
  readonly limit: string;
}

/** The rules of a rate, as they are authored. */
export type Billing = Readonly<Partial<Record<BillingKey, BillingQuantity>>>;

/** "10 seconds of audio", "1,000,000 characters". */
export function quantityWords(meter: Meter, { units, per }: BillingQuantity): string {
  const [whole = '', fraction] = units.split('.');
  const digits = fraction === undefined ? count(Number(whole)) : `${count(Number(whole))}.${fraction}`;
  const { one, many } = nounPer(meter, per);
  return `${digits} ${units === '1' ? one : many}`;
}

/** A rule in a sentence: "Each request is billed as at least 10 seconds of audio." */
export function billingSentence(meter: Meter, key: BillingKey, quantity: BillingQuantity): string {
  const { one } = nounPer(meter, quantity.per);
  return billingRules[key].sentence(quantityWords(meter, quantity), quantity.units === '1' ? one : undefined);
}
