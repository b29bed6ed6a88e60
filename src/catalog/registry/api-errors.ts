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
    remedy: 'Send a key that is valid: set its variable again, or make a new key.',
    isRepeated: false,
  },
  '402': { remedy: 'Top up or raise the limit; the same request would be refused again.', isRepeated: false },
  '403': { remedy: 'Use a key that may do this.', isRepeated: false },
  '404': { remedy: 'Compare the id and the address with the list.', isRepeated: false },
  '408': { remedy: 'Send it again.', isRepeated: true },
  '409': { remedy: 'Send it again.', isRepeated: true },
  '413': { remedy: 'Send a smaller file.', isRepeated: false },
  '422': { remedy: 'Correct the field that the message names.', isRepeated: false },
  '429': { remedy: 'Wait, send it again, and then send fewer at a time.', isRepeated: true },
  '500': { remedy: 'Wait, then send it again.', isRepeated: true },
  '502': { remedy: 'Wait, then send it again.', isRepeated: true },
  '503': { remedy: 'Wait, then send it again.', isRepeated: true },
  '504': { remedy: 'Wait, then send it again.', isRepeated: true },
} as const satisfies Readonly<Record<string, ApiErrorDefinition>>;

export type ApiErrorStatus = keyof typeof definitions;

export const apiErrors: Readonly<Record<ApiErrorStatus, ApiErrorDefinition>> = definitions;

export const apiErrorStatuses = Object.keys(definitions) as ApiErrorStatus[];
