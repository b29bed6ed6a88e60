/** Conditions of rates in words, for pages and for the tools in the browser. */
import { weekdays, type Weekday, type When } from '#catalog/registry/conditions.ts';

const serviceNames = {
  batch: 'Batch',
  flex: 'Flex processing',
  priority: 'Priority processing',
  fast: 'Fast mode',
} as const;

/** A condition in words, sentence case: "Batch, over 200,000 input tokens"; "Standard" when there is none. */
export function whenWords(when: When): string {
  const words = [
    when.service && serviceNames[when.service],
    when.quality && `${when.quality} quality`,
    when.size,
    when.resolution,
    when.audio !== undefined && (when.audio ? 'with audio' : 'without audio'),
    when.input && `from ${when.input === 'text' ? 'a text' : 'an image'}`,
    when.region && `region ${when.region}`,
    when.inputTokensOver !== undefined && `over ${count(when.inputTokensOver)} input tokens`,
    when.unitsOver !== undefined &&
      `beyond the first${when.unitsOver === 1 ? '' : ` ${count(when.unitsOver)}`} of a request`,
    when.utc && `${when.utc.map((window) => window.replace('-', ' to ')).join(' and ')} UTC`,
    when.days && dayWords(when.days),
  ].filter((word): word is string => typeof word === 'string');
  const text = words.join(', ');
  return text === '' ? 'Standard' : capital(text);
}

/** "Mon to Fri" for days in a row, else each of them. */
function dayWords(days: readonly Weekday[]): string {
  const places = days.map((day) => weekdays.indexOf(day)).sort((a, b) => a - b);
  const names = places.map((place) => capital(weekdays[place] ?? ''));
  const inARow = places.every((place, index) => place === (places[0] ?? 0) + index);
  return inARow && names.length > 2 ? `${names[0] ?? ''} to ${names.at(-1) ?? ''}` : names.join(', ');
}

/** The first letter large. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** 262144 → "262,144". */
export function count(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** The first letter small, for a label inside a sentence. */
export function uncapital(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
