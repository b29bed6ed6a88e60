import { z } from 'zod';
import type { Io } from './io.ts';
import { UsageError } from './verb.ts';

/**
 * The UTC day whose prices a verb looks up: `--date`, else BUILD_DATE, else today.
 * @throws UsageError when it is no day
 */
export function dayOf(given: string | undefined, { environment, now }: Io): string {
  const day = given ?? environment.BUILD_DATE ?? now.toISOString().slice(0, 'YYYY-MM-DD'.length);
  if (z.iso.date().safeParse(day).success) return day;
  throw new UsageError(`"${day}" is not a day of the form YYYY-MM-DD.`);
}
