/** From tokens to HTML: one span per run of the same look, classes only, no inline style. */
import { classOf } from './classes.ts';
import { highlighted } from './earlier.ts';
import { escapeHtml } from './escape.ts';
import { tokenize, type CodeLanguage } from './highlighter.ts';

interface Run {
  readonly name: string | undefined;
  text: string;
}

/** Neighbours of one class become one run; white space has no look, so it joins whatever precedes it. */
function runsOf(code: string, lang: CodeLanguage): Run[] {
  const runs: Run[] = [];
  const add = (name: string | undefined, text: string) => {
    const last = runs.at(-1);
    if (last !== undefined && (last.name === name || text.trim() === '')) last.text += text;
    else runs.push({ name, text });
  };
  tokenize(code, lang).forEach((line, index) => {
    if (index > 0) add(undefined, '\n');
    for (const token of line) add(classOf(token), token.text);
  });
  return runs;
}

/** Highlights code and returns a whole `<pre class="code">` element. */
export function highlight(code: string, lang: CodeLanguage): string {
  return highlighted.earlierOr([lang, code], () => highlightAnew(code, lang));
}

function highlightAnew(code: string, lang: CodeLanguage): string {
  const spans = runsOf(code.trimEnd(), lang).map(({ name, text }) =>
    name === undefined ? escapeHtml(text) : `<span class="${name}">${escapeHtml(text)}</span>`,
  );
  // Long lines scroll inside the element; with tabindex they do so for the keyboard, too.
  return `<pre class="code" data-lang="${lang}" tabindex="0"><code>${spans.join('')}</code></pre>`;
}
