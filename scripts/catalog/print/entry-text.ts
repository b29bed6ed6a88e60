/** A draft as the lines of its entry in the catalog, keys in their documented order. */
import { priceSources } from '#catalog/registry/vocabulary.ts';
import type { Draft, DraftException } from '../draft/draft.ts';
import { inOrder, modelKeys } from '../text/order.ts';
import { lineWidth, ratesLines } from './rates-text.ts';
import { flowList, flowMap, textScalar } from './scalar.ts';

const inner = '    ';

/** The lines of one entry of `models`, the dash included. */
export function entryLines(draft: Draft): string[] {
  const { facts } = draft;
  const blocks: readonly (readonly [key: string, lines: readonly string[]])[] = [
    ['id', line('id', textScalar(draft.id))],
    ['name', line('name', textScalar(draft.name))],
    ['modality', line('modality', textScalar(draft.modality))],
    ['prices', [`${inner}prices:`, ...ratesLines(draft.rates, `${inner}  `)]],
    [
      'estimates',
      draft.estimates.length === 0
        ? []
        : [`${inner}estimates:`, ...ratesLines(draft.estimates, `${inner}  `)],
    ],
    ['snapshotOf', line('snapshotOf', draft.snapshotOf)],
    ['host', line('host', draft.host)],
    ...(['context', 'maxOutput', 'released', 'knowledge', 'openWeights', 'status', 'retires'] as const).map(
      (key) => [key, line(key, facts[key] === undefined ? undefined : String(facts[key]))] as const,
    ),
    [
      'capabilities',
      line('capabilities', facts.capabilities?.length ? flowList(facts.capabilities) : undefined),
    ],
    ['verify', verifyLines(draft.verify)],
    ['exceptions', exceptionLines(draft.exceptions)],
  ];
  const [first = '', ...rest] = inOrder(blocks, modelKeys, ([key]) => key).flatMap(([, lines]) => lines);
  return [first.replace(inner, '  - '), ...rest];
}

function line(key: string, value: string | undefined): string[] {
  return value === undefined ? [] : [`${inner}${key}: ${value}`];
}

function verifyLines(verify: Draft['verify']): string[] {
  const pairs = priceSources.flatMap((source) => {
    const ref = verify[source];
    return ref === undefined ? [] : [[source, textScalar(ref)] as const];
  });
  if (pairs.length === 0) return [];
  const flow = `${inner}verify: ${flowMap(pairs)}`;
  if (flow.length <= lineWidth) return [flow];
  return [`${inner}verify:`, ...pairs.map(([source, ref]) => `${inner}  ${source}: ${ref}`)];
}

function exceptionLines(exceptions: readonly DraftException[]): string[] {
  if (exceptions.length === 0) return [];
  return [
    `${inner}exceptions:`,
    ...exceptions.flatMap(({ prefer, reason, source, date, expires, rates }) => [
      `${inner}  - prefer: ${prefer}`,
      `${inner}    reason: ${textScalar(reason)}`,
      `${inner}    source: ${source}`,
      `${inner}    date: ${date}`,
      `${inner}    expires: ${expires}`,
      `${inner}    rates: ${flowList(rates.map(textScalar))}`,
    ]),
  ];
}
