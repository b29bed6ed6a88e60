/** Dates as machines read them. */

/** W3C's profile of ISO 8601, as sitemaps and structured data write it: a day, or a day with time and zone. */
const pattern = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/**
 * What is wrong with a date, completing "the date …".
 * @param latest the day of the data, `YYYY-MM-DD`: nothing has changed after it
 */
export function dateFault(text: string, latest: string): string | undefined {
  const day = pattern.exec(text)?.[1];
  const real =
    day !== undefined && !Number.isNaN(Date.parse(text)) && new Date(day).toISOString().startsWith(day);
  if (!real) return `is "${text}", which is no date`;
  return day > latest ? `is ${day}, after the day of the data, ${latest}` : undefined;
}
