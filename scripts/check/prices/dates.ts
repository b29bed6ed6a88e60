/** UTC days, `YYYY-MM-DD`: arithmetic with them, and which of them a check is about. */
import { z } from 'zod';
import type { Evidence } from '#catalog/records/price-evidence.ts';
import { CannotRun } from '../report.ts';

const millisecondsPerDay = 24 * 60 * 60 * 1000;

/** Days from the first to the second; negative when the second comes first. */
export function daysBetween(first: string, second: string): number {
  return Math.round((Date.parse(second) - Date.parse(first)) / millisecondsPerDay);
}

/** The UTC day that lies `days` after another one; before it when negative. */
export function addDays(day: string, days: number): string {
  return dayOf(new Date(Date.parse(day) + days * millisecondsPerDay));
}

/** The UTC day of a moment. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 'YYYY-MM-DD'.length);
}

export interface DateOptions {
  /** `YYYY-MM-DD`, already checked. */
  readonly date?: string | undefined;
  readonly today: boolean;
  readonly lock: boolean;
  readonly update: boolean;
  readonly refresh?: string | undefined;
}

export interface DateContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: Date;
}

/**
 * The UTC day for which prices are compared. Refreshing, locking and updating record the day of the check, so they
 * take today; otherwise the day is the build's, so that nothing goes red by waiting.
 * @throws CannotRun when BUILD_DATE is no day
 */
export function dateOfCheck(
  options: DateOptions,
  context: DateContext,
  committed: Evidence | undefined,
): string {
  const today = dayOf(context.now);
  if (options.date !== undefined) return options.date;
  if (options.today || options.lock || options.update || options.refresh !== undefined) return today;
  const build = context.environment.BUILD_DATE;
  if (build === undefined) return committed?.date ?? today;
  if (z.iso.date().safeParse(build).success) return build;
  throw new CannotRun(
    `BUILD_DATE is "${build}", which is not a day of the form YYYY-MM-DD. Correct or unset it.`,
  );
}
