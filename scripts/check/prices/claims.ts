/** Has what is said besides prices a source, and is it time to read that again? */
import type { Catalog, Model } from '#catalog/types.ts';
import { saidByItself } from '#catalog/registry/claims.ts';
import type { Finding } from '../report.ts';
import { findingsOf, type FindingKind } from './findings.ts';

export const claimKinds = {
  'claim-unsourced': {
    severity: 'error',
    why: 'Readers choose a gateway by it, and nobody could say where it stands.',
    fix: 'Name under `gateway.claims` who says so: `all: { source: https://…, checked: YYYY-MM-DD, expires: YYYY-MM-DD }`, or a line of its own; the source is `gateway` where the gateway says it of itself and on no page. `npm run build -- --draft` shows the site before.',
  },
  'claim-expired': {
    severity: 'error',
    why: 'Gateways change their terms without a word, and nobody has looked for longer than was promised.',
    fix: 'Read it again at {source}, correct the key if it changed, and set `checked` and `expires` anew under `gateway.claims`.',
  },
  'claim-ahead': {
    severity: 'error',
    why: 'Nobody has read a page on a day that has not come.',
    fix: 'Write the day on which {source} was read.',
  },
  'limit-expired': {
    severity: 'error',
    why: 'Rate limits change without a word, and nobody has looked for longer than was promised.',
    fix: 'Read it again at {source}, correct it if it changed, and set `checked` and `expires` anew.',
  },
} as const satisfies Record<string, FindingKind>;

const finding = findingsOf(claimKinds);

/** The claims of the gateway that have no source: they are not published. */
export function unsourcedClaims({ file, claims }: Catalog): Finding[] {
  return claims
    .filter(({ stated }) => stated === undefined)
    .map(({ name, line }) =>
      finding('claim-unsourced', `\`gateway.${name}\` has no source.`, { file, line }, { claim: name }),
    );
}

/** What is wrong with the claims of the gateway. @param date UTC day; one holds up to and including its `expires` */
export function claimFindings(catalog: Catalog, date: string): Finding[] {
  const { file, claims, gateway } = catalog;
  const dated = claims.flatMap(({ name, stated, line }) => {
    if (stated === undefined) return [];
    const { checked, expires } = stated;
    const source = stated.source === saidByItself ? gateway.name : stated.source;
    const found = (code: keyof typeof claimKinds, says: string) =>
      finding(
        code,
        `\`gateway.${name}\` ${says}.`,
        { file, line },
        { claim: name, checked, expires },
        { source },
      );
    return [
      ...(expires < date ? [found('claim-expired', `was to be read again by ${expires}`)] : []),
      ...(checked > date ? [found('claim-ahead', `says it was read on ${checked}`)] : []),
    ];
  });
  return [...unsourcedClaims(catalog), ...dated];
}

/** @param date UTC day; a limit holds up to and including its `expires` */
export function limitFindings(file: string, { id, limits, line }: Model, date: string): Finding[] {
  return limits
    .filter(({ expires }) => expires < date)
    .map(({ plan, source, expires }) =>
      finding(
        'limit-expired',
        `${id}: \`limits\`${plan === undefined ? '' : ` of ${plan}`} expired on ${expires}.`,
        { file, line },
        { model: id, plan, expires },
        { source },
      ),
    );
}
