/** Has what is said besides prices a source, and is it time to read that again? */
import type { Catalog, Model } from '#catalog/types.ts';
import { saidByItself } from '#catalog/registry/claims.ts';
import type { Finding } from '../report.ts';
import { requestFacts } from './facts.ts';
import { findingsOf, type FindingKind } from './findings.ts';

export const claimKinds = {
  'claim-unsourced': {
    severity: 'error',
    why: 'Readers choose a gateway by it, and nobody could say where it stands.',
    fix: 'Name under `gateway.claims` who says so: `all: { source: https://…, checked: YYYY-MM-DD, expires: YYYY-MM-DD }`, or a line of its own; the source is `gateway` where the gateway says it of itself and on no page. `npm run build -- --draft` shows the site before.',
  },
  'reading-expired': {
    severity: 'error',
    why: 'Pages change without a word, and nobody has looked for longer than was promised.',
    fix: 'Read it again at {source}, correct what changed, and set `checked` and `expires` anew.',
  },
  'reading-ahead': {
    severity: 'error',
    why: 'Nobody has read a page on a day that has not come.',
    fix: 'Write the day on which {source} was read.',
  },
  'request-unsourced': {
    severity: 'warning',
    why: 'A reader who copies an example sends it, and nobody has confirmed that the model takes it.',
    fix: 'Look it up at the provider and add under `request`: documented: { source: https://…, checked: YYYY-MM-DD, expires: YYYY-MM-DD }, or leave it out.',
  },
} as const satisfies Record<string, FindingKind>;

const finding = findingsOf(claimKinds);

/** Of what stands under `request`: what sources are asked for, what an example makes up, and what it never sends. */
const needNoSource: readonly string[] = [...requestFacts, 'prompt', 'dimensions', 'documented'];

/** What is said of a model's requests, and stands nowhere. */
export function unsourcedRequests(file: string, { id, request = {}, line }: Model): Finding[] {
  const keys = Object.keys(request).filter((key) => !needNoSource.includes(key));
  if (keys.length === 0 || request.documented !== undefined) return [];
  const says = `${id}: \`request\` says ${keys.join(', ')} without a source.`;
  return [finding('request-unsourced', says, { file, line }, { model: id, keys })];
}

/** The claims of the gateway that have no source: they are not published. */
export function unsourcedClaims({ file, claims }: Catalog): Finding[] {
  return claims
    .filter(({ stated }) => stated === undefined)
    .map(({ name, line }) =>
      finding('claim-unsourced', `\`gateway.${name}\` has no source.`, { file, line }, { claim: name }),
    );
}

/** Something that was read on a page, and is to be read again. */
interface Reading {
  /** As sentences name it: "`gateway.topUp`", "acme/one: `limits` of Free". */
  readonly name: string;
  readonly read: { readonly source: string; readonly checked: string; readonly expires: string };
  readonly line?: number | undefined;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * What is said besides the prices and was read on some page: claims of the gateway, what it prints elsewhere, what
 * providers publish, rate limits, scores, and why prices are left out. A model's statements about its prices have their own.
 * @param date UTC day; each holds up to and including its `expires`
 * @param models those to look at
 */
export function readingFindings(catalog: Catalog, models: readonly Model[], date: string): Finding[] {
  const { file, gateway } = catalog;
  const readings = [...gatewayReadings(catalog), ...models.flatMap(modelReadings)];
  return [
    ...unsourcedClaims(catalog),
    ...readings.flatMap(({ name, read: { source, checked, expires }, line, data }) => {
      const found = (code: 'reading-expired' | 'reading-ahead', says: string) =>
        finding(
          code,
          `${name} ${says}.`,
          { file, ...(line !== undefined && { line }) },
          { ...data, checked, expires },
          { source: source === saidByItself ? gateway.name : source },
        );
      return [
        ...(expires < date ? [found('reading-expired', `was to be read again by ${expires}`)] : []),
        ...(checked > date ? [found('reading-ahead', `says it was read on ${checked}`)] : []),
      ];
    }),
  ];
}

function gatewayReadings({ claims, unlisted }: Catalog): Reading[] {
  return [
    ...claims.flatMap(({ name, stated, line }): Reading[] =>
      stated === undefined
        ? []
        : [{ name: `\`gateway.${name}\``, read: stated, line, data: { claim: name } }],
    ),
    ...unlisted.map((read): Reading => ({
      name: `\`unlisted\` for ${read.rates.join(', ')} ("${read.reason}")`,
      read,
      data: { rates: read.rates },
    })),
  ];
}

function modelReadings({ id, limits, scores, published, printed, request, line }: Model): Reading[] {
  const data = { model: id };
  return [
    ...limits.map((read): Reading => ({
      name: `${id}: \`limits\`${read.plan === undefined ? '' : ` of ${read.plan}`}`,
      read,
      line,
      data: { ...data, plan: read.plan },
    })),
    ...scores.map((read): Reading => ({
      name: `${id}: the score in ${read.benchmark}`,
      read,
      line,
      data: { ...data, benchmark: read.benchmark },
    })),
    ...Object.entries({ published, printed, request: request?.documented }).flatMap(
      ([key, read]): Reading[] =>
        read === undefined ? [] : [{ name: `${id}: \`${key}\``, read, line, data }],
    ),
  ];
}
