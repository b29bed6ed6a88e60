/** Counts the tokens of a pasted text, in the browser; nothing is sent. */
import { count } from '#catalog/registry/text.ts';
import { tokenRuleOf, type Encoding } from '#catalog/registry/tokenizers.ts';
import { element } from '../element.ts';

/** Tables of a megabyte or two: each is loaded for its first text. Special tokens of a text are counted as its letters. */
const encodings: Readonly<Record<Encoding, () => Promise<(text: string) => number>>> = {
  o200k_base: async () => {
    const { countTokens } = await import('gpt-tokenizer/encoding/o200k_base');
    const plain = { allowedSpecial: new Set<string>(), disallowedSpecial: new Set<string>() };
    return (text) => countTokens(text, plain);
  },
};

export interface CountedText {
  readonly tokens: number;
  /** By a ratio, not by the tokenizer itself. */
  readonly isEstimate: boolean;
  /** Ends "1,234 tokens, …". */
  readonly how: string;
  readonly source: string;
}

/** @param id of the model. @throws when the tokenizer cannot be loaded */
export async function countText(text: string, id: string): Promise<CountedText> {
  const rule = tokenRuleOf(id);
  const { source } = rule;
  if ('encoding' in rule) {
    const countTokens = await encodings[rule.encoding]();
    return { tokens: countTokens(text), isEstimate: false, how: `counted with ${rule.encoding}`, source };
  }
  const { tokens, characters, whose } = rule;
  return {
    // Characters as readers of the ratio count them, not halves of them.
    tokens: Math.ceil((Array.from(text).length * tokens) / characters),
    isEstimate: true,
    how: `an estimate: ${whose} says ${String(characters)} characters are about ${String(tokens)} ${tokens === 1 ? 'token' : 'tokens'}, in English`,
    source,
  };
}

/** The field and what is said about it, and what counts again when another model is chosen. */
export interface TextCounter {
  readonly elements: readonly HTMLElement[];
  readonly recount: () => void;
}

/** A reader types on while the tokenizer works. */
const pause = 150;

/**
 * @param model the id of the model that is chosen now
 * @param take puts the count into the form
 */
export function textCounter(model: () => string, take: (tokens: number) => void): TextCounter {
  const id = 'use-text';
  const text = element('textarea', {
    class: 'control',
    id,
    rows: '4',
    spellcheck: 'false',
    autocomplete: 'off',
    'aria-describedby': `${id}-hint`,
  });
  const said = element('p', { role: 'status', class: 'note' });
  let timer = 0;
  let countedFor: string | undefined;

  async function work(): Promise<void> {
    const [asked, of] = [text.value, model()];
    countedFor = of;
    if (asked === '') {
      said.textContent = '';
      return;
    }
    try {
      const { tokens, isEstimate, how, source } = await countText(asked, of);
      // Meanwhile there may be more, or another model.
      if (asked !== text.value || of !== model()) return;
      said.replaceChildren(
        `${isEstimate ? 'About ' : ''}${count(tokens)} ${tokens === 1 ? 'token' : 'tokens'}, ${how} (`,
        element('a', { href: source }, 'source'),
        ').',
      );
      take(tokens);
    } catch {
      said.textContent = 'The tokenizer could not be loaded. Type on to try again.';
    }
  }

  text.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void work(), pause);
  });
  return {
    elements: [
      element(
        'div',
        { class: 'field' },
        element('label', { for: id }, 'The text of one request'),
        text,
        element(
          'small',
          { id: `${id}-hint` },
          'Counted here and sent nowhere. A request adds a few tokens for each of its messages.',
        ),
      ),
      said,
    ],
    recount: () => {
      if (countedFor !== undefined && countedFor !== model()) void work();
    },
  };
}
