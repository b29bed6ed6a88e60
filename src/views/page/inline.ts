/**
 * The words of a page, independent of how they are printed. A view writes a page once in these types; HTML
 * and Markdown are two printers of the same thing, so they cannot say different things.
 */
import type { Amount } from '#pricing/amount.ts';
import type { LeastWord } from '#pricing/words.ts';

export type Inline =
  | string
  | Amount
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly href: string; readonly content: Inlines; readonly monogram?: string }
  | EvidenceMark
  | PriceLine
  | LeastWord
  | { readonly kind: 'muted'; readonly content: Inlines };

export type Inlines = readonly Inline[];

/** An auditor's mark beside a figure: what confirms it. */
export interface EvidenceMark {
  readonly kind: 'mark';
  readonly sign: 'alike' | 'differs' | 'none' | 'own';
  /** What stands beside the sign: how many sources. Most signs stand alone. */
  readonly text: string;
  /** What it means, for whoever does not see it. */
  readonly label: string;
}

/** How the price behind it came about, drawn as small as a word; a text does without. */
export interface PriceLine {
  readonly kind: 'line';
  /** SVG path data on a grid of 40 by 12. */
  readonly path: string;
  /** The same in words that lead to the price: "fell 21 Aug 2026 to". */
  readonly label: string;
}

/** Text as a program has it. */
export function code(text: string): Inline {
  return { kind: 'code', text };
}

/** A link. @param href whole, or made by `src/address.ts` */
export function link(href: string, ...content: Inline[]): Inline {
  return { kind: 'link', href, content };
}

/** What stands back behind the rest. */
export function muted(...content: Inline[]): Inline {
  return { kind: 'muted', content };
}

/** A sentence out of text and figures: `` say`costs ${amount} per image` ``. Lists of inlines are spliced in. */
export function say(texts: TemplateStringsArray, ...parts: (Inline | Inlines)[]): Inline[] {
  return texts.flatMap((text, index): Inline[] => {
    const part = parts[index];
    const following = part === undefined ? [] : isInlines(part) ? part : [part];
    return text === '' ? [...following] : [text, ...following];
  });
}

function isInlines(part: Inline | Inlines): part is Inlines {
  return Array.isArray(part);
}

/** Sentences with a space between them. */
export function sentences(...parts: (Inlines | undefined)[]): Inline[] {
  return parts
    .filter((part) => part !== undefined && part.length > 0)
    .flatMap((part, index) => (index === 0 ? [...(part ?? [])] : [' ', ...(part ?? [])]));
}

/** "a", "a and b", "a, b and c". */
export function listing(items: readonly Inlines[], word = 'and'): Inline[] {
  return items.flatMap((item, index) => {
    if (index === 0) return [...item];
    return [index === items.length - 1 ? ` ${word} ` : ', ', ...item];
  });
}

/** A text whose words in backticks are code. */
export function withCode(text: string): Inline[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? code(part) : part));
}

/** The words alone, for titles, descriptions and structured data. */
export function plainText(inlines: Inlines): string {
  return inlines
    .map((inline) => {
      if (typeof inline === 'string') return inline;
      if ('content' in inline) return plainText(inline.content);
      return inline.kind === 'line' ? '' : inline.text;
    })
    .join('');
}

/** Every traced figure in the order in which it is read. */
export function amountsIn(inlines: Inlines): Amount[] {
  return inlines.flatMap((inline) => {
    if (typeof inline === 'string') return [];
    if ('content' in inline) return amountsIn(inline.content);
    return 'value' in inline ? [inline] : [];
  });
}
