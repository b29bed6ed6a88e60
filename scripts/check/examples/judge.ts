/** Holds what a run did against what it was to do. */
import { isDeepStrictEqual } from 'node:util';
import type { Exchange } from './mock-gateway/server.ts';
import { missingAnswer } from './evidence-of-answer.ts';
import type { Outcome } from './run/outcome.ts';
import { keys, type Run } from './run/plan.ts';
import type { Problem } from './subject.ts';
import { expectedTraffic, sentOf, withoutNumbers } from './traffic.ts';

/** Everything that is known of a run. */
export interface Done {
  readonly run: Run;
  readonly outcome: Outcome;
  /** What the mock gateway heard of it. */
  readonly heard: readonly Exchange[];
  readonly folder: string;
}

/** What is wrong with a run; empty when it did as it was to do. */
export function judge(done: Done): Problem[] {
  const leaked = done.heard.find(({ headers }) => JSON.stringify(headers).includes(keys.other));
  if (leaked !== undefined)
    return [{ layer: 'no key', message: 'It sends the key of another service to the gateway.' }];
  switch (done.run.situation) {
    case 'fine':
      return judgeFine(done);
    case 'key unset':
    case 'key empty':
      return judgeKeyless(done);
    case 'refuse':
      return done.outcome.ok
        ? [{ layer: 'refusal', message: 'It ends well although the gateway refused.' }]
        : [];
    default:
      return judgeJob(done);
  }
}

function judgeFine({ run, outcome, heard, folder }: Done): Problem[] {
  const refused = heard.find(({ refusal }) => refusal !== undefined);
  if (refused !== undefined) {
    return [
      { layer: 'traffic', message: `${refused.method} ${refused.path} is refused: ${refused.refusal ?? ''}` },
    ];
  }
  if (!outcome.ok) return [{ layer: 'run', message: `It ends with an error: ${outcome.error}` }];
  const { request, gateway } = run.subject;
  const base = new URL(gateway.baseUrl).pathname;
  const sent = withoutNumbers(heard.map(sentOf));
  const expected = expectedTraffic(request, base);
  if (!isDeepStrictEqual(sent, expected)) {
    return [
      {
        layer: 'traffic',
        message: `It sends ${JSON.stringify(sent)} instead of ${JSON.stringify(expected)}.`,
      },
    ];
  }
  if (heard.some(({ headers }) => headers.authorization !== `Bearer ${keys.own}`)) {
    return [{ layer: 'traffic', message: 'It does not send the key with every request.' }];
  }
  const missing = missingAnswer(run.subject, outcome.output, folder);
  return missing === undefined
    ? []
    : [{ layer: 'output', message: `It has not used the answer: ${missing}.` }];
}

function judgeKeyless({ run, outcome, heard }: Done): Problem[] {
  const { env } = run.subject.gateway.apiKey;
  const problem = (message: string): Problem[] => [
    { layer: 'no key', message: `With the ${run.situation}, ${message}.` },
  ];
  if (heard.length > 0) return problem('it sends a request all the same');
  if (outcome.ok) return problem('it ends well');
  return (outcome.error + outcome.output).includes(env)
    ? []
    : problem(`it does not say that ${env} is missing`);
}

/** Jobs that fail, are cancelled or never end. */
function judgeJob({ run, outcome, heard }: Done): Problem[] {
  const problem = (message: string): Problem[] => [{ layer: 'job', message }];
  if (outcome.ok) return problem(`It ends well although the job did not (${run.situation}).`);
  if (outcome.error.includes('took too long')) return problem('It waits for ever.');
  if (run.situation !== 'job-stuck' || run.subject.request.batch !== undefined) return [];
  return heard.at(-1)?.method === 'DELETE' ? [] : problem('It gives up on a job without cancelling it.');
}
