/**
 * Ids as a reader writes them, with `*` for any text.
 * @param patterns any of which may match; `openai/*` matches every id that begins with it
 */
export function idMatcher(patterns: readonly string[]): (id: string) => boolean {
  const tests = patterns.map((pattern) => {
    const parts = pattern.split('*').map((part) => part.replace(/[.\\+?^${}()|[\]]/g, '\\$&'));
    return new RegExp(`^${parts.join('.*')}$`);
  });
  return (id) => tests.some((test) => test.test(id));
}
