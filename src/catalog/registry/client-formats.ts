/**
 * The lists of prices that programs of other people read, each in their own shape: what a client is called, and where its
 * file stands. A new one is an entry here, its shape in `src/views/data/clients`, and how it is read back in
 * `scripts/check/site/checks/data/client-files.ts`; until all are there, nothing compiles.
 */

interface ClientFormatDefinition {
  /** What the client is called. */
  readonly title: string;
  /** The file it reads, in `dist`. */
  readonly path: string;
  /** Where its authors describe the shape. */
  readonly shape: string;
}

const definitions = {
  litellm: {
    title: 'LiteLLM',
    path: 'api/clients/litellm.json',
    shape: 'https://github.com/BerriAI/litellm/blob/main/model_prices_and_context_window.json',
  },
  'models-dev': {
    title: 'models.dev',
    // Its clients are told the folder, and ask for the file by this name.
    path: 'api/clients/models-dev/api.json',
    shape: 'https://github.com/anomalyco/models.dev/blob/dev/packages/core/src/schema.ts',
  },
  openrouter: {
    title: 'OpenRouter',
    path: 'api/clients/openrouter.json',
    shape: 'https://openrouter.ai/docs/api/api-reference/models/get-models',
  },
  'genai-prices': {
    title: 'genai-prices',
    path: 'api/clients/genai-prices.json',
    shape: 'https://github.com/pydantic/genai-prices/blob/main/prices/new_data/v2/data.schema.json',
  },
} as const satisfies Record<string, ClientFormatDefinition>;

export type ClientFormat = keyof typeof definitions;

export const clientFormats: Readonly<Record<ClientFormat, ClientFormatDefinition>> = definitions;

export const clientFormatNames = Object.keys(definitions) as [ClientFormat, ...ClientFormat[]];

/** The currency of all of them: none has a field for another one. */
export const clientCurrency = 'USD';

/** The file beside it, in `dist`, that says what it leaves out. */
export function leftOutPath(format: ClientFormat): string {
  return `api/clients/${format}.left-out.json`;
}
