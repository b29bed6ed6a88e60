/** Highlight once, substitute often: thousands of examples are a few dozen texts that differ in an id. */
import type { CodeLanguage } from './highlighter.ts';
import { escapeHtml, highlight } from './html.ts';

// Looks like an id, so that grammars see the same kind of text, and like none that a catalog would have.
const placeholder = 'ratecard.placeholder/0.model-id';

// Inside a string literal these characters never start an escape, an interpolation or the string's end.
const inert = /^[A-Za-z0-9._:/-]+$/;

const skeletons = new Map<string, readonly [before: string, after: string]>();

/**
 * Highlights code in which a model id stands in one string literal; byte for byte what `highlight` returns.
 * Texts that cannot be templated safely are highlighted directly.
 */
export function highlightWithId(code: string, lang: CodeLanguage, id: string): string {
  const parts = code.split(id);
  const [before, after] = parts;
  if (!inert.test(id) || parts.length !== 2 || before === undefined || after === undefined) {
    return highlight(code, lang);
  }
  const quote = before.at(-1);
  const quoted = quote === after[0] && (quote === '"' || quote === "'");
  if (!quoted || code.includes(placeholder)) return highlight(code, lang);

  const key = `${lang}\n${before}${placeholder}${after}`;
  let skeleton = skeletons.get(key);
  if (skeleton === undefined) {
    const [head, tail, ...rest] = highlight(before + placeholder + after, lang).split(placeholder);
    if (head === undefined || tail === undefined || rest.length > 0) return highlight(code, lang);
    skeleton = [head, tail];
    skeletons.set(key, skeleton);
  }
  return skeleton[0] + escapeHtml(id) + skeleton[1];
}

/** How many distinct texts have been highlighted for `highlightWithId`. */
export function skeletonCount(): number {
  return skeletons.size;
}
