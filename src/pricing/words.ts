/** Words with figures in them, as both the pages and the tools in the browser print them. */
import type { Capability } from '#catalog/registry/vocabulary.ts';
import type { Amount } from './amount.ts';

export type Word = string | Amount | { readonly kind: 'muted'; readonly content: Words } | LeastWord;

/** The least figure of a row, which stands out; for whoever does not see that, in a word: "lower", "lowest". */
export interface LeastWord {
  readonly kind: 'least';
  readonly content: readonly Amount[];
  readonly word: string;
}

export type Words = readonly Word[];

/** A sentence out of text and figures: `` words`costs ${amount} per image` ``; lists of words are spliced in. */
export function words(texts: TemplateStringsArray, ...parts: (Word | Words)[]): Word[] {
  return texts.flatMap((text, index): Word[] => {
    const part = parts[index];
    const following = part === undefined ? [] : isWords(part) ? part : [part];
    return text === '' ? [...following] : [text, ...following];
  });
}

function isWords(part: Word | Words): part is Words {
  return Array.isArray(part);
}

/** "a", "a and b", "a, b and c". */
export function enumerated(items: readonly string[], word = 'and'): string {
  return items
    .map((item, index) => (index === 0 ? item : `${index === items.length - 1 ? ` ${word} ` : ', '}${item}`))
    .join('');
}

/** What a model can do, in words that follow its name. */
export const capabilityWords: Readonly<Record<Capability, string>> = {
  vision: 'reads images',
  'audio-input': 'listens to audio',
  'video-input': 'watches video',
  'pdf-input': 'reads PDF files',
  tools: 'calls tools',
  'structured-output': 'answers in a JSON schema',
  reasoning: 'reasons before it answers',
  'image-edit': 'edits images',
};

/** The same as names in a row of features. */
export const featureWords: Readonly<Record<Capability, string>> = {
  vision: 'Images',
  'audio-input': 'Audio',
  'video-input': 'Video',
  'pdf-input': 'PDF',
  tools: 'Tools',
  'structured-output': 'JSON schema',
  reasoning: 'Reasoning',
  'image-edit': 'Image editing',
};
