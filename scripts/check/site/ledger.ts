/** Recomputes figures from their keys, and counts them. */
import { loadHistory } from '#catalog/records/price-history.ts';
import type { Catalog } from '#catalog/types.ts';
import { createOracle, type Oracle } from './oracle/oracle.ts';

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
  const oracle = createOracle(catalog, date, loadHistory(catalog.file));
  let count = 0;
  return {
    recomputed: () => count,
    faultOf(figure) {
      count += 1;
      return faultOf(oracle, figure);
    },
    valueFaultOf(key, value) {
      count += 1;
      return faultOf(oracle, { key, value });
    },
  };
}

function faultOf(
  oracle: Oracle,
  { key, text, value }: Partial<PrintedFigure> & { key: string },
): Fault | undefined {
  try {
    const right = oracle.figure(key);
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
