/**
 * How the tokens of a text are told without asking a provider: by its public tokenizer, else by a ratio that it states.
 * A new one is one entry; the first that fits an id holds. For the counter in the browser, which loads it when a reader
 * reaches for it.
 */

/** The public tokenizers that the counter knows. */
export type Encoding = 'o200k_base';

export type TokenRule = {
  /** Fits the ids of its models, in lower case, with or without what stands before the name. */
  readonly of: RegExp;
  /** Where it is published. */
  readonly source: string;
} & (
  | { readonly encoding: Encoding }
  /** So many characters of a text come to so many tokens, about. */
  | { readonly tokens: number; readonly characters: number; readonly whose: string }
);

/** The last one fits every model. */
export const tokenRules: readonly [...TokenRule[], TokenRule] = [
  {
    // As tiktoken 0.14 maps names to encodings; gpt-oss has the same ranks, with other special tokens.
    of: /(?:^|[/.])(?:gpt-5|gpt-4\.[15](?:-|$)|(?:chat)?gpt-4o(?:-|$)|gpt-oss-|o1(?:-|$)|o3(?:-|$)|o4-mini(?:-|$))/,
    encoding: 'o200k_base',
    source: 'https://github.com/openai/tiktoken/blob/main/tiktoken/model.py',
  },
  {
    // 1M tokens hold about 2.5M characters on the tokenizer that came with Opus 4.7.
    of: /(?:^|[/.])claude-(?:opus-4[.-][78]|[a-z]+-[5-9])/,
    ...{ tokens: 2, characters: 5, whose: 'Anthropic' },
    source: 'https://platform.claude.com/docs/en/about-claude/models/overview',
  },
  {
    of: /(?:^|[/.])claude-/,
    ...{ tokens: 2, characters: 7, whose: 'Anthropic' },
    source: 'https://platform.claude.com/docs/en/about-claude/glossary',
  },
  {
    of: /(?:^|[/.])gemini-/,
    ...{ tokens: 1, characters: 4, whose: 'Google' },
    source: 'https://ai.google.dev/gemini-api/docs/tokens',
  },
  {
    of: /(?:^|[/.])deepseek-/,
    ...{ tokens: 3, characters: 10, whose: 'DeepSeek' },
    source: 'https://api-docs.deepseek.com/quick_start/token_usage',
  },
  {
    // Its maker states none: what is usual of English text.
    of: /(?:)/,
    ...{ tokens: 1, characters: 4, whose: 'OpenAI' },
    source: 'https://help.openai.com/en/articles/4936856-what-are-tokens-and-how-to-count-them',
  },
];

/** How the tokens of a model are told. @param id as requests send it */
export function tokenRuleOf(id: string): TokenRule {
  const [last, ...others] = tokenRules.toReversed() as [TokenRule, ...TokenRule[]];
  return others.reverse().find(({ of }) => of.test(id.toLowerCase())) ?? last;
}
