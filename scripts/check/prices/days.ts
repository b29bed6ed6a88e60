/** Arithmetic with UTC days, `YYYY-MM-DD`. */

const millisecondsPerDay = 24 * 60 * 60 * 1000;

/** Days from the first to the second; negative when the second comes first. */
export function daysBetween(first: string, second: string): number {
  return Math.round((Date.parse(second) - Date.parse(first)) / millisecondsPerDay);
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * millisecondsPerDay).toISOString().slice(0, 'YYYY-MM-DD'.length);
}
