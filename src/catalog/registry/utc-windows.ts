const minutesPerHour = 60;
const minutesPerDay = 24 * minutesPerHour;

/** The minutes of the UTC day that windows such as "16:30-00:30" cover; the end is exclusive. */
export function minutesOf(windows: readonly string[]): Set<number> {
  return new Set(
    windows.flatMap((window) => {
      const [start = 0, end = 0] = window.split('-').map(minuteOf);
      const length = (end - start + minutesPerDay) % minutesPerDay;
      return Array.from({ length }, (_, minute) => (start + minute) % minutesPerDay);
    }),
  );
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * minutesPerHour + minutes;
}
