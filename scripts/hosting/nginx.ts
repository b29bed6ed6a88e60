/** The same headers for nginx, as docs/hosting.md prints them. */
import type { HeaderRule } from './header-rules.ts';

/**
 * One `location` per pattern. In nginx the headers of a location replace those of what is around it, so each repeats
 * the general ones.
 */
export function printNginx(rules: readonly HeaderRule[]): string {
  const general = rules.find(({ pattern }) => pattern === '/*')?.headers ?? {};
  return rules
    .map(({ pattern, headers }) => {
      const lines = Object.entries({ ...general, ...headers }).map(
        ([name, value]) => `  add_header ${name} "${value}" always;`,
      );
      return [`location ${locationOf(pattern)} {`, ...lines, '}'].join('\n');
    })
    .join('\n\n');
}

function locationOf(pattern: string): string {
  if (!pattern.includes('*')) return `= ${pattern}`;
  if (pattern.endsWith('/*')) return pattern === '/*' ? '/' : `^~ ${pattern.slice(0, -1)}`;
  return `~ ^${pattern.replaceAll('.', String.raw`\.`).replaceAll('*', '.*')}$`;
}
