/** Which runs show that an example is right: with a key, without one, and when things go wrong. */
import type { Scenario } from '../mock-gateway/call.ts';
import type { Subject } from '../subject.ts';

export interface Run {
  readonly subject: Subject;
  /** Unique; names the folder it runs in and what the mock gateway hears from it. */
  readonly id: string;
  readonly situation: Situation;
}

/** `fine` is the plain run; the others are to end with an error. */
export type Situation = 'fine' | 'key unset' | 'key empty' | Scenario;

/** The key of the runs, and one for another service that must never reach the gateway. */
export const keys = { own: 'test-key-of-the-gateway', other: 'key-of-another-service' };

/**
 * Every run of a subject.
 * @param index unique number of the subject
 * @param onlyFine leave out the runs that are to end with an error
 */
export function planRuns(subject: Subject, index: number, onlyFine: boolean): Run[] {
  const situations: readonly Situation[] = onlyFine ? ['fine'] : situationsOf(subject);
  return situations.map((situation) => ({
    subject,
    situation,
    id: `${index}-${situation.replace(' ', '-')}`,
  }));
}

function situationsOf({ request, language }: Subject): Situation[] {
  const always: Situation[] = ['fine', 'key unset', 'key empty', 'refuse'];
  if (request.result === 'job') return [...always, 'job-fails', 'job-cancelled', 'job-stuck'];
  if (request.result !== 'batch') return always;
  // A batch that never ends is looked at 1,440 times: where each look starts a program, that takes too long.
  return [...always, 'job-fails', 'job-cancelled', ...(language === 'curl' ? [] : (['job-stuck'] as const))];
}

/** Environment variables of a run; of the shell around it nothing is passed on but where programs are. */
export function environmentOf({ subject, situation }: Run): Record<string, string> {
  const { env } = subject.gateway.apiKey;
  const other = { OPENAI_API_KEY: keys.other, OPENAI_ADMIN_KEY: keys.other };
  if (situation === 'key unset') return other;
  return { ...other, [env]: situation === 'key empty' ? '' : keys.own };
}
