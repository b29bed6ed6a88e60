/** Windows of the UTC day, by the minute. */

const minutesPerDay = 24 * 60;

function minuteOf(time: string): number {
  const [hours = '', minutes = ''] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

/** True when the minute lies in a window `HH:MM-HH:MM`; its end is exclusive and may lie past midnight. */
export function isInWindow(minute: number, window: string): boolean {
  const [start = '', end = ''] = window.split('-');
  const from = minuteOf(start);
  const until = minuteOf(end);
  return from < until ? minute >= from && minute < until : minute >= from || minute < until;
}

export function isInWindows(minute: number, windows: readonly string[]): boolean {
  return windows.some((window) => isInWindow(minute, window));
}

/** The minutes of the day, 0 to 1439, for which `wanted` holds. */
export function minutesWhere(wanted: (minute: number) => boolean): number[] {
  return Array.from({ length: minutesPerDay }, (_, minute) => minute).filter(wanted);
}
