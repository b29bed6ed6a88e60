/** The statuses with which an API refuses a request, what a caller does about each, and what client libraries do. */

export interface ApiErrorDefinition {
  /** What to do about it, as a sentence. */
  readonly remedy: string;
  /** Whether the OpenAI SDKs and the AI SDK send the request again by themselves; a test counts how often they do. */
  readonly isRepeated: boolean;
}

const definitions = {
  '400': { remedy: 'Correct the field that the message names.', isRepeated: false },
  '401': {
    remedy: 'Send a valid key: set its variable again, or create a new key.',
    isRepeated: false,
  },
  '402': { remedy: 'Top up or raise the limit; the same request would be refused again.', isRepeated: false },
  '403': { remedy: 'Use a key that is allowed to do this.', isRepeated: false },
  '404': { remedy: 'Check the id and the address.', isRepeated: false },
  '408': { remedy: 'Retry.', isRepeated: true },
  '409': { remedy: 'Retry.', isRepeated: true },
  '413': { remedy: 'Send a smaller file.', isRepeated: false },
  '422': { remedy: 'Correct the field that the message names.', isRepeated: false },
  '429': { remedy: 'Wait, retry, and send fewer at a time.', isRepeated: true },
  '500': { remedy: 'Wait, then retry.', isRepeated: true },
  '502': { remedy: 'Wait, then retry.', isRepeated: true },
  '503': { remedy: 'Wait, then retry.', isRepeated: true },
  '504': { remedy: 'Wait, then retry.', isRepeated: true },
} as const satisfies Readonly<Record<string, ApiErrorDefinition>>;

export type ApiErrorStatus = keyof typeof definitions;

export const apiErrors: Readonly<Record<ApiErrorStatus, ApiErrorDefinition>> = definitions;

export const apiErrorStatuses = Object.keys(definitions) as ApiErrorStatus[];
