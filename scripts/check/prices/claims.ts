/** Is it time to read again what somebody says besides prices: how much may be asked of a model in a minute? */
import type { Model } from '#catalog/types.ts';
import type { Finding } from '../report.ts';
import { findingsOf, type FindingKind } from './findings.ts';

export const claimKinds = {
  'limit-expired': {
    severity: 'error',
    why: 'Rate limits change without a word, and nobody has looked for longer than was promised.',
    fix: 'Read it again at {source}, correct it if it changed, and set `checked` and `expires` anew.',
  },
} as const satisfies Record<string, FindingKind>;

const finding = findingsOf(claimKinds);

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
