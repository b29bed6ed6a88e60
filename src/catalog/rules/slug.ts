/** The page's address part of an id; a colon would be read as the end of a scheme by tools that build addresses. */
export function slugOf(id: string): string {
  return id.replaceAll(/[/:]/g, '-');
}
