/**
 * What a gateway can claim of itself: each claim is a key of the gateway section, named by its path there. A claim is made
 * where its key stands, and needs a source under `gateway.claims`; what pages say of each is in docs/claims.md.
 */

/** Every claim, with the words that name it. */
export const claims = {
  pricing: 'Providers’ prices are passed through',
  markup: 'What is added to providers’ prices',
  platformFee: 'Platform fee',
  tokenFee: 'Fee per token',
  callFee: 'Fee per call',
  topUp: 'Prepayment, and the smallest top-up',
  'topUp.autoRenew': 'Whether credits renew by themselves',
  'topUp.monthlyMinimum': 'Monthly minimum',
  'topUp.subscription': 'Subscription',
  taxes: 'Taxes',
  freeTier: 'Free tier, and the card it needs',
  semanticCache: 'Semantic cache',
  byok: 'Own provider keys',
  committedUse: 'Committed use',
  'metering.costHeader': 'Cost in a response header',
  'metering.dashboard': 'Dashboard of usage',
  'metering.auditLog': 'Audit log',
  batch: 'Batches',
  errors: 'Errors of the API',
} as const satisfies Readonly<Record<string, string>>;

export type ClaimName = keyof typeof claims;

export const claimNames = Object.keys(claims) as ClaimName[];

/** What stands for the page of a source where a gateway says something of itself that is on no page. */
export const saidByItself = 'gateway';
