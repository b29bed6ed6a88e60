/**
 * What a gateway can claim of itself: each claim is a key of the gateway section, named by its path there. A claim is made
 * where its key stands, and needs a source under `gateway.claims`; what pages say of each is in docs/claims.md.
 */

/** Every claim, with the words that name it. */
export const claims = {
  pricing: 'Providers’ prices are passed through',
  markup: 'Markup on providers’ prices',
  platformFee: 'Platform fee',
  tokenFee: 'Fee per token',
  callFee: 'Fee per call',
  topUp: 'Prepayment, and the smallest top-up',
  'topUp.autoRenew': 'Automatic renewal of credits',
  'topUp.monthlyMinimum': 'Monthly minimum',
  'topUp.subscription': 'Subscription',
  taxes: 'Taxes',
  freeTier: 'Free tier, and whether it needs a card',
  semanticCache: 'Semantic cache',
  byok: 'Your own provider keys (BYOK)',
  committedUse: 'Committed use',
  'metering.costHeader': 'Cost in a response header',
  'metering.dashboard': 'Usage dashboard',
  'metering.auditLog': 'Audit log',
  batch: 'Batches',
  errors: 'API errors',
} as const satisfies Readonly<Record<string, string>>;

export type ClaimName = keyof typeof claims;

export const claimNames = Object.keys(claims) as ClaimName[];

/** What stands for the page of a source where a gateway says something of itself that is on no page. */
export const saidByItself = 'gateway';
