/** Highlight once, substitute often: thousands of examples are a few dozen texts that differ in an id. */
import type { CodeLanguage } from './highlighter.ts';
import { escapeHtml } from './escape.ts';
import { highlight } from './html.ts';

// Inside a string literal these characters never start an escape, an interpolation or the string's end.
const inert = /^[A-Za-z0-9._:@+~#=/-]+$/;

const skeletons = new Map<string, readonly [before: string, after: string]>();

/**
 * Highlights code in which a model's id stands in one string literal; byte for byte what `highlight` returns for it.
 * Texts that cannot be templated safely are highlighted directly.
 * @param skeleton the code with the placeholder for the id, which grammars see as the same kind of text
 */
export function highlightWithId(
  skeleton: string,
  lang: CodeLanguage,
  { placeholder, id }: { readonly placeholder: string; readonly id: string },
): string {
  const parts = skeleton.split(placeholder);
  const [before, after] = parts;
  const direct = () => highlight(parts.join(id), lang);
  if (!inert.test(id) || parts.length !== 2 || before === undefined || after === undefined) return direct();
  const quote = before.at(-1);
  if (quote !== after[0] || (quote !== '"' && quote !== "'")) return direct();

  const key = `${lang}\n${skeleton}`;
  let highlighted = skeletons.get(key);
  if (highlighted === undefined) {
    const [head, tail, ...rest] = highlight(skeleton, lang).split(placeholder);
    if (head === undefined || tail === undefined || rest.length > 0) return direct();
    highlighted = [head, tail];
    skeletons.set(key, highlighted);
  }
  return highlighted[0] + escapeHtml(id) + highlighted[1];
}

/** How many distinct texts have been highlighted for `highlightWithId`. */
export function skeletonCount(): number {
  return skeletons.size;
}
