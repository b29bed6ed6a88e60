/** Recomputes figures from their keys, and counts them. */
import { loadHistory } from '#catalog/records/price-history.ts';
import { meters, meterNames, type Meter } from '#catalog/registry/meters.ts';
import type { Catalog } from '#catalog/types.ts';
import { parseKey, type ParsedKey } from '#pricing/trace-key.ts';
import { createTracer, type Tracer } from '#pricing/tracer.ts';

export interface PrintedFigure {
  readonly key: string;
  readonly text: string;
  /** The plain decimal beside it, where the format has one. */
  readonly value?: string | undefined;
}

/** What is wrong with a figure. */
export interface Fault {
  readonly code: 'figure-wrong' | 'figure-key-unknown';
  readonly message: string;
}

export interface Ledger {
  /** Undefined when the figure is what its key comes to. */
  readonly faultOf: (figure: PrintedFigure) => Fault | undefined;
  /** The same for a plain decimal alone: "0.04211". */
  readonly valueFaultOf: (key: string, value: string) => Fault | undefined;
  /** Figures recomputed so far. */
  readonly recomputed: () => number;
}

export function createLedger(catalog: Catalog, date: string): Ledger {
  const tracer = createTracer(catalog, date, loadHistory(catalog.file));
  let count = 0;
  return {
    recomputed: () => count,
    faultOf(figure) {
      count += 1;
      return faultOf(tracer, figure);
    },
    valueFaultOf(key, value) {
      count += 1;
      return faultOf(tracer, { key, value });
    },
  };
}

function faultOf(
  tracer: Tracer,
  { key, text, value }: Partial<PrintedFigure> & { key: string },
): Fault | undefined {
  try {
    const right = tracer.amount(key);
    if (text !== undefined && text !== right.text) {
      return {
        code: 'figure-wrong',
        message: `"${text}" should be ${right.text}: that is what ${key} comes to.`,
      };
    }
    if (value === undefined || value === right.value) return undefined;
    return {
      code: 'figure-wrong',
      message: `The value of ${key} is "${value}", but it comes to ${right.value}.`,
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      code: 'figure-key-unknown',
      message: `"${text ?? value ?? ''}" has the key "${key}": ${reason}.`,
    };
  }
}

/** A key taken apart; undefined when it is none. */
export function partsOf(key: string): ParsedKey | undefined {
  try {
    return parseKey(key);
  } catch {
    return undefined;
  }
}

const otherSubjects = /^(?:sum$|gateway$|modality\/)/;

/** The id of the model a figure is about; undefined for sums, the gateway and statistics. */
export function subjectOf(key: string): string | undefined {
  const subject = partsOf(key)?.subject;
  return subject === undefined || otherSubjects.test(subject) ? undefined : subject;
}

/** The key of the listed rate a figure starts from: "acme/one#input?service=batch". */
export function listedRateOf(key: string): string | undefined {
  const parts = partsOf(key);
  const meter = parts && meterOfStart(parts.start);
  return meter && !parts.subject.startsWith('modality/') ? `${parts.subject}#${parts.start}` : undefined;
}

/** Steps to a figure that is per no unit: a count, a payment, a percentage. */
const perNothing = ['count', 'funds', 'versus', 'below', 'dearer'];

/** The meter whose unit a figure is per: listed rates and statistics, also with the fee or cached. */
export function meterOf(key: string): Meter | undefined {
  const parts = partsOf(key);
  const counted = parts?.steps.some(({ name }) => perNothing.includes(name)) ?? true;
  return counted || parts === undefined ? undefined : meterOfStart(parts.start);
}

function meterOfStart(start: string): Meter | undefined {
  const [name] = start.split('?');
  return meterNames.find((meter) => meter === name);
}

/**
 * What follows a figure when it names another unit than the figure's own: "$0.040" of images "per 1M tokens".
 * @param after the text that follows the figure
 */
export function wrongUnit(key: string, after: string): string | undefined {
  const meter = meterOf(key);
  const said = /^,?\s*(?:\bper|\/)\s+([^\n|]*)/.exec(after)?.[1]?.replaceAll(/\s+/g, ' ');
  if (meter === undefined || said === undefined) return undefined;
  const { unit, shortUnit } = meters[meter];
  const fits = [unit, shortUnit].some(
    (right) => said.startsWith(right) && !/^[a-z]/i.test(said.slice(right.length)),
  );
  return fits ? undefined : said.slice(0, Math.max(unit.length, 20));
}
