/** Dated ids that are snapshots of an undated one: `gpt-4o-2024-08-06` of `gpt-4o`. */
const dated = /^(.+?)-(?:\d{8}|\d{4}-\d{2}-\d{2})$/;

/** The id it is a snapshot of, when that one is listed too. */
export function snapshotBase(id: string, listed: ReadonlySet<string>): string | undefined {
  const base = dated.exec(id)?.[1];
  return base !== undefined && listed.has(base) ? base : undefined;
}
