/**
 * Scalars of `models.yaml`. Every scalar arrives as its source text, so that an amount keeps each digit
 * its author wrote and no YAML version's idea of numbers, booleans or dates gets in between.
 */
import { z } from 'zod';
import type { ErrorCode } from '#catalog/errors/error-table.ts';
import { hint } from '#catalog/errors/nearest.ts';
import {
  inYaml,
  mendAmount,
  mendBoolean,
  mendDay,
  mendInteger,
  mendName,
  mendPercent,
  mendSize,
  mendUrl,
  mendWindow,
  type Mend,
} from './mend.ts';
import { currentFormat } from '#catalog/registry/format.ts';
import { saidByItself } from '#catalog/registry/claims.ts';
import type { BillingQuantity } from '#catalog/registry/billing-rules.ts';
import type { Per } from '#catalog/registry/meters.ts';
import { catalogIssue, noted } from './schema-tools.ts';
import { moneyIn } from './money-in-words.ts';

/** A scalar with how authors write it in JSON's terms. */
function written<S extends z.ZodType>(json: Readonly<Record<string, unknown>>, schema: S): S {
  return noted(schema, json);
}

/** A scalar of which one thing may be wrong, named by its code. */
function formed(
  json: Readonly<Record<string, unknown>>,
  code: ErrorCode,
  isSound: (value: string) => boolean,
  mend?: Mend,
) {
  return written(
    json,
    z.string().check(({ value, issues }) => {
      if (!isSound(value)) issues.push(catalogIssue(code, value, { value, ...mended(value, isSound, mend) }));
    }),
  );
}

/** The author's own value made right, for the advice; only what may really stand in its place. */
function mended(
  value: string,
  isSound: (value: string) => boolean,
  mend: Mend | undefined,
): { mended?: string } {
  const meant = mend?.(value);
  return meant !== undefined && meant !== value && isSound(meant) ? { mended: inYaml(meant) } : {};
}

const plainAmount = String.raw`(0|[1-9]\d*)(\.\d+)?`;

/** Amounts stay text: a plain decimal above zero, as authored ("0.040"). */
export const amount = written(
  { type: ['number', 'string'], exclusiveMinimum: 0, pattern: `^${plainAmount}$` },
  z.string().check((context) => {
    const text = context.value;
    const code = amountFault(text);
    if (code === undefined) return;
    const isSound = (meant: string) => amountFault(meant) === undefined;
    context.issues.push(catalogIssue(code, text, { value: text, ...mended(text, isSound, mendAmount) }));
  }),
);

function amountFault(text: string) {
  if (/^(0|[1-9]\d*)(\.\d+)?$/.test(text)) {
    return /[1-9]/.test(text) ? undefined : 'price-zero';
  }
  if (/^-\d+(\.\d+)?$/.test(text)) return /[1-9]/.test(text) ? 'price-negative' : 'price-zero';
  if (text.trim() === '') return 'value-empty';
  return 'price-not-decimal';
}

/** How many of one currency another one is, or how many per cent more is listed: a plain decimal above zero. */
export const multiplier = formed(
  { type: ['number', 'string'], exclusiveMinimum: 0, pattern: '^(0|[1-9]\\d*)(\\.\\d+)?$' },
  'markup-invalid',
  (value) => /^(0|[1-9]\d*)(\.\d+)?$/.test(value) && /[1-9]/.test(value),
);

/** By what prices are multiplied: from a tenth of them to below ten times as much, so that no percentage passes for it. */
export const factor = formed(
  {
    type: ['number', 'string'],
    minimum: 0.1,
    exclusiveMaximum: 10,
    pattern: '^(0\\.[1-9]\\d*|[1-9](\\.\\d+)?)$',
  },
  'factor-invalid',
  (value) => /^(0\.[1-9]\d*|[1-9](\.\d+)?)$/.test(value),
);

/** The version of the format, which has to be the one that is read here. */
export const formatVersion = written(
  { type: 'integer', const: currentFormat },
  z.string().check(({ value, issues }) => {
    const known = String(currentFormat);
    if (value !== known) issues.push(catalogIssue('format-other', value, { value, known }));
  }),
);

/** A currency of ISO 4217 that Intl knows, so that its sums can be written. */
export const currencyCode = written(
  { type: 'string', pattern: '^[A-Z]{3}$' },
  z.string().check(({ value, issues }) => {
    const known = Intl.supportedValuesOf('currency');
    if (known.includes(value)) return;
    const values = {
      value,
      known: 'a code of ISO 4217, such as USD, EUR, CNY or JPY',
      hint: () => hint(value, known),
    };
    issues.push(catalogIssue(value === '' ? 'value-empty' : 'value-unknown', value, values));
  }),
);

/** Text that says something: empty values are how half-finished edits get published. */
export const text = written(
  { type: ['string', 'number'], minLength: 1 },
  // A folded text ends in a line break.
  z
    .string()
    .overwrite((value) => value.trim())
    .check((context) => {
      // YAML tools read the two words as "nothing"; as a name or a reason they are no text either.
      if (['', '~', 'null'].includes(context.value.trim().slice(0, 5).toLowerCase()))
        context.issues.push(catalogIssue('value-empty', context.value));
    }),
);

/**
 * A statement about a price is looked at again within a quarter: makers change prices a few times a year, and what
 * nobody compares has to be read again by somebody before that happens twice.
 */
export const longestStatement = 92;

/** What a model scored in a benchmark: a plain decimal, with the digits of its source. */
export const score = formed(
  { type: ['number', 'string'], minimum: 0, pattern: '^(0|[1-9]\\d*)(\\.\\d+)?$' },
  'score-invalid',
  (value) => /^(0|[1-9]\d*)(\.\d+)?$/.test(value),
  mendPercent,
);

/** An amount with its unit where that is not the one of the meter: "0.040", "0.36/hour". */
export const listedAmount = written(
  { type: ['number', 'string'], exclusiveMinimum: 0, pattern: `^${plainAmount}(/[^/]+)?$` },
  z.string().check(({ value, issues }) => {
    const code = amountFault(value.replace(/\/[^/]+$/, ''));
    if (code !== undefined) issues.push(catalogIssue(code, value, { value }));
  }),
);

/**
 * Words that pages print as they are. A sum of money in them would be compared with nothing: figures stand in fields.
 */
export const clause = written(
  { type: ['string', 'number'], minLength: 1 },
  text.check(({ value, issues }) => {
    const figure = moneyIn(value);
    if (figure !== undefined) issues.push(catalogIssue('figure-in-words', value, { figure }));
  }),
);

/** A whole number of at least `minimum`, in plain digits. */
export function integer(minimum = 1) {
  const form = { type: ['integer', 'string'], minimum, pattern: '^(0|[1-9]\\d{0,14})$' };
  return written(
    form,
    z.string().transform((value, context) => {
      const isSound = (text: string) => /^(0|[1-9]\d{0,14})$/.test(text) && Number(text) >= minimum;
      if (isSound(value)) return Number(value);
      const values = { value, minimum: String(minimum), ...mended(value, isSound, mendInteger) };
      context.issues.push(catalogIssue('number-invalid', value, values));
      return z.NEVER;
    }),
  );
}

/** `true` or `false`; YAML 1.1's `yes` and `no` are refused, because parsers disagree about them. */
export const boolean = written(
  { type: ['boolean', 'string'], enum: [true, false, 'true', 'false'] },
  z.string().transform((value, context) => {
    if (value === 'true' || value === 'false') return value === 'true';
    context.issues.push(
      catalogIssue('boolean-invalid', value, { value, ...mended(value, Boolean, mendBoolean) }),
    );
    return z.NEVER;
  }),
);

/** A percentage from 0 up to but not including 100, kept as text. */
export const percent = formed(
  { type: ['number', 'string'], minimum: 0, exclusiveMaximum: 100, pattern: '^(0|[1-9]\\d?)(\\.\\d+)?$' },
  'percent-invalid',
  (value) => /^(0|[1-9]\d?)(\.\d+)?$/.test(value),
  mendPercent,
);

/** So much of what a meter counts: a plain decimal above zero, or a time: `10 seconds`. */
export const quantity = written(
  { type: ['number', 'string'], pattern: '^(0|[1-9]\\d*)(\\.\\d+)?( (second|minute|hour)s?)?$' },
  z.string().transform((value, context): BillingQuantity => {
    const [, units = '', per] = /^((?:0|[1-9]\d*)(?:\.\d+)?)(?: (second|minute|hour)s?)?$/.exec(value) ?? [];
    if (/[1-9]/.test(units)) return per === undefined ? { units } : { units, per: per as Per };
    context.issues.push(catalogIssue('quantity-invalid', value, { value }));
    return z.NEVER;
  }),
);

const daysOfMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** By the calendar's own rules: asking a `Date` takes a good part of the time of loading a large catalog. */
function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const [year, month, day] = [Number(value.slice(0, 4)), Number(value.slice(5, 7)), Number(value.slice(8))];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && isLeap ? 29 : (daysOfMonths[month - 1] ?? 0);
  return day >= 1 && day <= days;
}

/** A UTC day, `YYYY-MM-DD`. */
export const day = formed(
  { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  'date-invalid',
  isDay,
  mendDay,
);

/** A UTC day, or `unknown` where nobody has said when. */
export const dayOrUnknown = formed(
  { type: 'string', pattern: '^(\\d{4}-\\d{2}-\\d{2}|unknown)$' },
  'date-invalid',
  (value) => value === 'unknown' || isDay(value),
  mendDay,
);

/** A month or a day: `YYYY-MM` or `YYYY-MM-DD`. */
export const monthOrDay = formed(
  { type: 'string', pattern: '^\\d{4}-\\d{2}(-\\d{2})?$' },
  'date-invalid',
  (value) => isDay(/^\d{4}-\d{2}$/.test(value) ? `${value}-01` : value),
  mendDay,
);

function nameOf(what: string, allowed: string, pattern: RegExp, mend?: Mend) {
  return written(
    { type: 'string', pattern: pattern.source },
    z.string().check((context) => {
      const { value } = context;
      const isSound = (name: string) => pattern.test(name);
      if (isSound(value)) return;
      const values = { value, what, allowed, ...mended(value, isSound, mend) };
      context.issues.push(catalogIssue('name-invalid', value, values));
    }),
  );
}

/** The name of an environment variable, as every shell accepts it. */
export const variableName = nameOf(
  'an environment variable',
  'letters, digits and underscores, with no digit first',
  /^[A-Za-z_][A-Za-z0-9_]*$/,
  mendName(/[A-Za-z0-9_]/, '_'),
);

/** The name of a response header; of the characters that HTTP allows those that curl's `%header{…}` can quote. */
export const headerName = nameOf(
  'a response header',
  'letters, digits and hyphens',
  /^[A-Za-z0-9-]+$/,
  mendName(/[A-Za-z0-9-]/, '-'),
);

/** A path of an operation below the base URL; it stands in addresses as it is, in code of any language. */
export const operationPath = nameOf(
  'a path of an API',
  'parts of letters, digits, dots, hyphens and underscores, each after a slash',
  /^(?:\/[A-Za-z0-9._-]+)+$/,
);

/** What a field of JSON is called, or a field below another: "result.file_url". */
export const fieldPath = nameOf(
  'a field',
  'names of letters, digits and underscores, with dots between them',
  /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/,
);

/** What a field is called, or a state: one word. */
export const apiWord = nameOf(
  'a word of an API',
  'letters, digits, hyphens and underscores, beginning with a letter',
  /^[A-Za-z][\w-]*$/,
);

/** What the figure in a header counts: it stands in a quoted text of the shell. */
export const unitName = nameOf('the unit of a figure', 'letters and spaces', /^[A-Za-z]+(?: [A-Za-z]+)*$/);

/** A format that can be asked for: the file of an example is named by it, in code of every language. */
export const formatName = nameOf(
  'a format',
  'letters, digits, `_`, `-` and dots, with a letter or a digit first',
  /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
);

/** The key under which changed pages are announced. @see https://www.indexnow.org/documentation */
export const indexNowKey = nameOf(
  'an IndexNow key',
  '8 to 128 letters, digits and hyphens',
  /^[A-Za-z0-9-]{8,128}$/,
);

const urlForm = String.raw`https://[^\s/?#@\\]+([/?#][^\s\\]*)?`;
const wholeUrl = new RegExp(`^${urlForm}$`);

/** Whether it is one address and nothing besides: parsers leave out tabs and spaces, and take a backslash for a slash. */
function isUrl(value: string): boolean {
  return wholeUrl.test(value) && !/\p{Cc}/u.test(value) && URL.canParse(value);
}

/** As parsers write it, so that it is one address everywhere; a host alone stays without a slash. */
function normalUrl(value: string): string {
  if (!isUrl(value)) return value;
  const { href, origin } = new URL(value);
  return href === `${origin}/` && !value.endsWith('/') ? origin : href;
}

/** An absolute https address, without a name or password in it. */
export const url = written(
  { type: 'string', pattern: `^${urlForm}$` },
  formed({}, 'url-invalid', isUrl, mendUrl).overwrite(normalUrl),
);

/** An absolute https address, or that of a mailbox. */
export const urlOrMail = formed(
  { type: 'string', pattern: `^(${urlForm}|mailto:[^@\\s?]+@[^@\\s?]+)$` },
  'url-invalid',
  (value) => isUrl(value) || /^mailto:[^@\s?&]+@[^@\s?&]+$/.test(value),
  mendUrl,
).overwrite(normalUrl);

/** An absolute https address, or `gateway` where a gateway says it itself. */
export const urlOrGateway = formed(
  { type: 'string', pattern: `^(${urlForm}|${saidByItself})$` },
  'source-invalid',
  (value) => value === saidByItself || isUrl(value),
  mendUrl,
).overwrite(normalUrl);

/** The address of a host alone. */
export const hostUrl = written(
  { type: 'string', pattern: '^https://[^/?#]+/?$' },
  z.string().check(({ value, issues }) => {
    // Of a name before the host it is told that it is more than a host.
    if (!/^https:\/\/[^\s\\]+$/.test(value) || !URL.canParse(value))
      return void issues.push(catalogIssue('url-invalid', value, { value }));
    const { origin, pathname, search, hash, username } = new URL(value);
    if (pathname !== '/' || `${search}${hash}${username}` !== '')
      issues.push(catalogIssue('host-with-path', value, { value, origin }));
  }),
).overwrite(normalUrl);

/** The address of the site: a host, and the path below which the site stands where it has one. */
export const siteUrl = formed(
  { type: 'string', pattern: '^https://[^/?#@]+(/[A-Za-z0-9._~-]+)*/?$' },
  'site-url-invalid',
  (value) => URL.canParse(value) && /^https:\/\/[^/?#@\s]+(?:\/(?!\.{1,2}(?:\/|$))[\w.~-]+)*\/?$/.test(value),
  mendUrl,
);

const providerPattern = /^[a-z0-9][a-z0-9._-]*$/;

/** A provider's name in addresses; mostly what the ids of its models begin with. */
export const providerId = formed(
  { type: 'string', pattern: providerPattern.source },
  'provider-invalid',
  (value) => providerPattern.test(value),
  mendName(/[a-z0-9._-]/, '-', true),
);

/** File systems take names of 255 bytes; slugs get a few more characters. */
const longestId = 200;
const idSigns = '._:@+~#=-';
// Each text is read in one way only: with more of them, refusing a long one could take for ever.
const idPart = `[${idSigns}]*[A-Za-z0-9][A-Za-z0-9${idSigns}]*`;
const idPattern = new RegExp(`^(?=[A-Za-z0-9@~_])${idPart}(?:/${idPart})*$`);

/**
 * The exact string that requests send. It stands in code, keys and addresses, so it has none of the characters that
 * would have to be escaped in a string of any language; each part has a letter or a digit, for the model's slug.
 */
export const modelId = formed(
  { type: 'string', pattern: idPattern.source, maxLength: longestId },
  'id-invalid',
  (value) => value.length <= longestId && idPattern.test(value),
  (value) => value.trim(),
);

const slugPattern = /^[a-z0-9]+(?:[._-]+[a-z0-9]+)*$/;

/** What names a model in addresses, where that is not derived from its id. */
export const slug = formed(
  { type: 'string', pattern: slugPattern.source, maxLength: longestId },
  'slug-invalid',
  (value) => value.length <= longestId && slugPattern.test(value),
  mendName(/[a-z0-9._-]/, '-', true),
);

/** A value that a condition compares with: free text, but for the characters that structure keys and selectors. */
export const conditionText = written(
  { type: ['string', 'number'], pattern: '^[^#~?,;=+@()]+$' },
  z.string().check((context) => {
    const value = context.value;
    const isSound = (text: string) => /^[^#~?,;=+@()\p{Cc}]+$/u.test(text) && text.trim() === text;
    if (value === '') context.issues.push(catalogIssue('value-empty', value));
    else if (!isSize(value)) context.issues.push(sizeIssue(value));
    else if (!isSound(value)) {
      const values = { value, ...mended(value, isSound, (text) => text.trim()) };
      context.issues.push(catalogIssue('condition-invalid', value, values));
    }
  }),
);

/** Sizes with another sign between width and height would be other sizes: to the API, and to every condition. */
function isSize(value: string): boolean {
  const size = mendSize(value);
  return size === undefined || size === value;
}

function sizeIssue(value: string) {
  return catalogIssue('size-invalid', value, { value, ...mended(value, isSize, mendSize) });
}

/** A size that a request may ask for. */
export const size = written(
  { type: ['string', 'number'], minLength: 1 },
  text.check(({ value, issues }) => {
    if (!isSize(value)) issues.push(sizeIssue(value));
  }),
);

/** A window of the UTC day, `HH:MM-HH:MM`; it ends at another minute than it begins. */
export const utcWindow = formed(
  { type: 'string', pattern: '^\\d{2}:\\d{2}-\\d{2}:\\d{2}$' },
  'utc-invalid',
  (value) => {
    const [start, end] = value.split('-');
    return /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/.test(value) && start !== end;
  },
  mendWindow,
);
