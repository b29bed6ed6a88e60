/** The file `_headers`, which Cloudflare Pages and Netlify read, and our own server does. */
import type { HeaderRule } from './header-rules.ts';

/** The file's name in the built site. */
export const headersFile = '_headers';

/** A pattern on a line of its own, its headers indented below it. */
export function printHeaders(rules: readonly HeaderRule[]): string {
  return rules
    .map(({ pattern, headers }) =>
      [pattern, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n'),
    )
    .join('\n\n')
    .concat('\n');
}

/** Reads what {@link printHeaders} writes; comments start with `#`. @throws at a line that is no header */
export function parseHeaders(text: string): HeaderRule[] {
  const rules: { pattern: string; headers: Record<string, string> }[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    if (line.startsWith('/')) {
      rules.push({ pattern: line.trim(), headers: {} });
      continue;
    }
    const [, name, value] = /^\s+([\w-]+):\s*(.+)$/.exec(line) ?? [];
    const rule = rules.at(-1);
    if (rule === undefined || name === undefined || value === undefined) {
      throw new Error(`${headersFile} has a line that is neither a path nor a header: ${line}`);
    }
    rule.headers[name] = value;
  }
  return rules;
}

/** The headers of an address: those of every rule that matches it. */
export function headersFor(rules: readonly HeaderRule[], path: string): Record<string, string> {
  return Object.assign(
    {},
    ...rules.filter(({ pattern }) => matches(pattern, path)).map(({ headers }) => headers),
  ) as Record<string, string>;
}

function matches(pattern: string, path: string): boolean {
  const [head = '', tail] = pattern.split('*');
  if (tail === undefined) return path === pattern;
  return path.length >= head.length + tail.length && path.startsWith(head) && path.endsWith(tail);
}
