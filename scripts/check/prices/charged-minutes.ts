/** At which hours of an ordinary day a rate is charged, when a model's price depends on the hour. */
import { weekdays, type Weekday } from '#catalog/registry/conditions.ts';
import type { Rate } from '#catalog/types.ts';
import { isInWindows, minutesWhere } from './day-hours.ts';

/** More than half of a week. */
const mostDays = 4;

/**
 * The minutes of the UTC day at which `rate` is charged on most days of the week. Sources know hours but no
 * weekdays: what they say of an hour is what is charged then on most days.
 * @param siblings the rates of the same meter and condition that differ in their hours, `rate` itself included
 */
export function chargedMinutes(rate: Rate, siblings: readonly Rate[]): number[] {
  const stronger = siblings.filter((other) => specificity(other) > specificity(rate));
  return minutesWhere((minute) => {
    const days = weekdays.filter(
      (day) => holds(rate, day, minute) && !stronger.some((other) => holds(other, day, minute)),
    );
    return days.length >= mostDays;
  });
}

function specificity({ when }: Rate): number {
  return Number(when.utc !== undefined) + Number(when.days !== undefined);
}

function holds({ when: { utc, days } }: Rate, day: Weekday, minute: number): boolean {
  return (utc === undefined || isInWindows(minute, utc)) && (days === undefined || days.includes(day));
}
