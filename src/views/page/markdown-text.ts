/**
 * Everything that Markdown is made of: what stands in the data goes through here, and comes out as the words that it is,
 * for CommonMark and for the tables and strikes of GitHub. @see https://spec.commonmark.org/0.31.2/
 */

import { isolated } from '#catalog/registry/text.ts';

/** Plain words: no markup. GitHub alone links an address that is written out. */
export function escape(text: string): string {
  return (
    isolated(text)
      // A tilde strikes out, and what looks like an entity would be its sign.
      .replaceAll(/[\\`*_[\]<>~]|&(?=#?\w+;)/g, '\\$&')
      // These end a heading.
      .replaceAll(/(\s|^)(#+)$/gm, '$1\\$2')
      // Before a link it would make a picture of it.
      .replace(/!$/, '\\!')
  );
}

/** A line, or several: none of them begins as a heading, a list or a line across the page does. @param words Markdown */
export function paragraph(words: string): string {
  return words
    .replaceAll(/^(?:#|[-+=](?=[-+=\s]|$))/gm, '\\$&')
    .replaceAll(/^(\d{1,9})(?=[.)](?:\s|$))/gm, '$1\\');
}

/** An item of a list. @param words Markdown */
export function item(words: string): string {
  return `- ${paragraph(words)}`;
}

/** Code within a line: between more backticks than stand in it. */
export function codeSpan(text: string): string {
  // No code in a cell can have these two signs.
  if (text.includes('\\|')) return escape(text);
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = /^`|`$|^ .*[^ ].* $/.test(text) ? ' ' : '';
  return `${fence}${space}${text}${space}${fence}`;
}

/** A link. @param label Markdown @param href whole, as parsers write it */
export function linkTo(label: string, href: string): string {
  return `[${label}](${destination(href)})`;
}

/** An address among words, to be copied as it is. */
export function bareAddress(href: string): string {
  return /[*_`[\]~|&]/.test(href) ? `<${destination(href)}>` : href;
}

/** Signs that would end the address, and those that would be read as others. */
const inDestination: Readonly<Record<string, string>> = {
  '(': '%28',
  ')': '%29',
  '<': '%3C',
  '>': '%3E',
  '`': '%60',
  '|': '%7C',
  ' ': '%20',
  '\\': '%5C',
  '&': '&amp;',
};

function destination(href: string): string {
  return href.replaceAll(/[()<>`| \\]|&(?=#?\w+;)/g, (sign) => inDestination[sign] ?? sign);
}

/** A fence longer than any run of backticks in the code. */
export function fenced(code: string, language: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${code.trimEnd()}\n${fence}`;
}

/** A row of a table. @param cells Markdown */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
