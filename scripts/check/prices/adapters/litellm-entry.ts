/** One entry of LiteLLM's map (`model_prices_and_context_window.json`), as far as it is read here. */
import { z } from 'zod';

/** Unknown fields stay: every cost field is looked at by name. */
export const litellmEntrySchema = z.looseObject({
  litellm_provider: z.string().optional(),
  mode: z.string().optional(),
  max_input_tokens: z.unknown().optional(),
  max_output_tokens: z.unknown().optional(),
});

export type LitellmEntry = z.output<typeof litellmEntrySchema>;

export type LitellmMap = Readonly<Record<string, LitellmEntry>>;
