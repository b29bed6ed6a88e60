/**
 * What an author most likely meant by a value that cannot stand, as it has to be written: "5.5%" is 5.5. Nothing where
 * that would be a guess, such as "1,000", which is a thousand here and one there. Whether the result may stand is asked
 * by the caller.
 */
export type Mend = (value: string) => string | undefined;

const unspaced = (value: string) => value.normalize('NFKC').trim();

/** Amounts: currency signs, separators, exponents. */
export const mendAmount: Mend = (value) =>
  plainDecimal(
    unspaced(value)
      .replace(/^(?:[A-Z]{3}\b|\p{Sc})\s*|\s*(?:\b[A-Z]{3}|\p{Sc})$/gu, '')
      .replace(/^[-+]/, ''),
    'decimal',
  );

/** Whole numbers: what stands before three digits separates thousands. */
export const mendInteger: Mend = (value) =>
  plainDecimal(unspaced(value).replace(/^\+/, ''), 'thousands')?.replace(/\.0*$/, '');

export const mendPercent: Mend = (value) =>
  plainDecimal(unspaced(value).replace(/^\+|\s*(?:%|percent|per cent)$/g, ''), 'decimal');

/** @param comma what one comma or point before three digits at the end separates; else that is a guess */
function plainDecimal(text: string, comma: 'decimal' | 'thousands'): string | undefined {
  const [, base = '', power] = /^(.+?)(?:e([-+]?\d{1,2}))?$/i.exec(text) ?? [];
  const separated = withoutSeparators(base, comma);
  if (separated === undefined) return undefined;
  const [, whole = '', fraction = ''] = /^(\d*)(?:\.(\d*))?$/.exec(separated) ?? [];
  if (whole + fraction === '') return undefined;
  return shifted(whole, fraction, Number(power ?? 0));
}

/** With a point before the decimals, and nothing else between digits. */
function withoutSeparators(text: string, comma: 'decimal' | 'thousands'): string | undefined {
  const grouped = /^\d{1,3}(?:[ '’_]\d{3})+(?=[.,]|$)/.test(text) ? text.replaceAll(/[ '’]/g, '') : text;
  const digits = grouped.replaceAll(/(?<=\d)_(?=\d)/g, '');
  const [last] = /[.,](?=\d*$)/.exec(digits) ?? [];
  if (last === undefined) return digits;
  const other = last === ',' ? '.' : ',';
  const groups = (mark: string) => new RegExp(`^\\d{1,3}(?:\\${mark}\\d{3})+$`);
  // Two marks: the first one separates thousands.
  if (digits.includes(other)) {
    const [whole = '', fraction = ''] = digits.split(last);
    return groups(other).test(whole) ? `${whole.replaceAll(other, '')}.${fraction}` : undefined;
  }
  const isGrouped = groups(last).test(digits);
  if (isGrouped && (comma === 'thousands' || digits.split(last).length > 2))
    return digits.replaceAll(last, '');
  if (digits.split(last).length > 2) return undefined;
  return isGrouped && last === ',' && !digits.startsWith('0') ? undefined : digits.replace(last, '.');
}

/** Digits with their point moved, and without zeros in front. */
function shifted(whole: string, fraction: string, places: number): string {
  const digits = `${'0'.repeat(Math.max(0, -places))}${whole}${fraction}${'0'.repeat(Math.max(0, places - fraction.length))}`;
  const point = Math.max(0, -places) + whole.length + places;
  const decimals = digits.slice(point);
  return `${digits.slice(0, point).replace(/^0+(?=\d)/, '') || '0'}${decimals === '' ? '' : `.${decimals}`}`;
}

const yes = ['true', 'yes', 'on', 'y', '1'];
const no = ['false', 'no', 'off', 'n', '0'];

export const mendBoolean: Mend = (value) => {
  const word = unspaced(value).toLowerCase();
  if (yes.includes(word)) return 'true';
  return no.includes(word) ? 'false' : undefined;
};

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Days and months whose parts cannot be mistaken for one another: the year first, or the month as a word. */
export const mendDay: Mend = (value) => {
  const text = unspaced(value);
  const figures =
    /^(?<year>\d{4})([-/. ]?)(?<month>\d{1,2})(?:\2(?<day>\d{1,2}))?(?:T[\d:.]+Z?)?$/.exec(text) ??
    /^(?<day>\d{1,2})\.? (?<month>[a-z]{3,9})\.?,? (?<year>\d{4})$/i.exec(text) ??
    /^(?<month>[a-z]{3,9})\.? (?:(?<day>\d{1,2}),? )?(?<year>\d{4})$/i.exec(text);
  const { year = '', month = '', day } = figures?.groups ?? {};
  const number = /^\d/.test(month) ? month : String(months.indexOf(month.slice(0, 3).toLowerCase()) + 1);
  return [year, number, ...(day === undefined ? [] : [day])].map((part) => part.padStart(2, '0')).join('-');
};

/** Windows of the day: other dashes, hours of one digit, midnight as 24:00. */
export const mendWindow: Mend = (value) =>
  unspaced(value)
    .replaceAll(/\s*(?:[–—−-]|\bto\b)\s*/g, '-')
    .replaceAll(
      /(?<![\d:.])(\d{1,2})(?:[:.h]?(\d{2}))?(?!\d)/g,
      (_, hour: string, minute = '00') => `${hour === '24' ? '00' : hour.padStart(2, '0')}:${String(minute)}`,
    );

export const mendUrl: Mend = (value) => {
  const address = unspaced(value).replace(/^(?:http:)?\/\//, 'https://');
  return /^[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)/.test(address) ? `https://${address}` : address;
};

/** A name in which one sign stands for every run of characters that may not. */
export function mendName(allowed: RegExp, between: string, isLower = false): Mend {
  const others = new RegExp(`(?:(?!${allowed.source}).)+`, 'gsu');
  const ends = new RegExp(`^[${between}]+|[${between}]+$`, 'g');
  return (value) => {
    const name = unspaced(value);
    return (isLower ? name.toLowerCase() : name).replaceAll(others, between).replaceAll(ends, '');
  };
}

/** `1024x1024`, however the sign between the two is written; undefined for what is no size of that kind. */
export const mendSize: Mend = (value) => {
  const [, width, height] = /^(\d+)\s*(?:[xX×✕✖⨯х*]|-x-|by)\s*(\d+)(?:\s*px)?$/u.exec(value.trim()) ?? [];
  return width === undefined ? undefined : `${width}x${height ?? ''}`;
};

/** A text within a YAML map or list, in quotes where it needs them. */
export function inYaml(value: string): string {
  return /^[A-Za-z0-9](?:[\w ./:+~?=&%@-]*[\w./+~=%-])?$/.test(value) && !value.includes(': ')
    ? value
    : JSON.stringify(value);
}
