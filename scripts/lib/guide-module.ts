/** The compilation of guides: by the engine alone, whatever a house does with MDX of its own. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { satteri } from '@astrojs/markdown-satteri';
import { parse, YAMLParseError } from 'yaml';
import { guidePlugin } from '#guides/guide.ts';

/**
 * A guide as the text of a module: `default` prints it, `frontmatter` has its tree, `getHeadings` its headings.
 * @param file whole path
 * @param base where the site stands on its host
 * @throws GuideError when it does what a guide may not do; the compiler's error, with `loc`, when it is no MDX
 */
export async function guideModule(file: string, base: string): Promise<string> {
  const text = readFileSync(file, 'utf8');
  const [whole = '', header = ''] = /^---\r?\n([^]*?)\n---\r?(?:\n|$)/.exec(text) ?? [];
  // Highlighting is ours, with classes: others write inline styles, which a strict CSP forbids.
  const processor = satteri({ mdastPlugins: [guidePlugin(base)] });
  try {
    const renderer = await processor.createMdxRenderer?.(
      { syntaxHighlight: false },
      { optimize: false, srcDir: pathToFileURL('/'), sourcemap: false },
    );
    // Lines stay where they are, for messages.
    const body = whole.replaceAll(/[^\n]/g, ' ') + text.slice(whole.length);
    const compiled = await renderer?.process(body, file, (parse(header) ?? {}) as Record<string, unknown>);
    return `${compiled?.code ?? ''}
import { createComponent as _createComponent, renderJSX as _renderJSX } from 'astro/runtime/server/index.js';
export default _createComponent((result, props) => _renderJSX(result, MDXContent(props)));`;
  } catch (error) {
    throw located(error, file);
  }
}

/** The compilers' errors, with the place where they say it is. */
function located(error: unknown, file: string): unknown {
  if (!(error instanceof Error)) return error;
  const [start] = error instanceof YAMLParseError ? (error.linePos ?? []) : [];
  const [, line, column] = /^(\d+):(\d+)/.exec(error.message) ?? [];
  // The header begins on the second line.
  const place = start
    ? { line: start.line + 1, column: start.col }
    : { line: Number(line), column: Number(column) };
  return Object.assign(error, { loc: { file, ...(Number.isNaN(place.line) ? {} : place) } });
}
