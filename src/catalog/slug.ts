/** The page's address part of an id. */
export function slugOf(id: string): string {
  return id.replaceAll('/', '-');
}
