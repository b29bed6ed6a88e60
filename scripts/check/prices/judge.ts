/** Gives one rate its status: what the pinned sources say about it, and which statement excuses it. */
import { statementFor, type RateStatus } from '#catalog/records/price-evidence.ts';
import type { PriceChange } from '#catalog/records/price-history.ts';
import { rateKey } from '#catalog/registry/rate-key.ts';
import type { Model, Rate } from '#catalog/types.ts';
import type { ChangeLog } from './changes.ts';
import type { Figure } from './figure.ts';

export interface Verdict {
  readonly model: Model;
  readonly rate: Rate;
  readonly key: string;
  readonly announced: boolean;
  readonly status: RateStatus;
  /** What counts. */
  readonly figures: readonly Figure[];
  /** What does not, because the source is older than the price's last change. */
  readonly behind: readonly { readonly figure: Figure; readonly change: PriceChange }[];
  /** The statement of the catalog that covers a status other than `match`. */
  readonly statement?: ReturnType<typeof statementFor>;
}

/** Status and covering statement, from the figures and what the model's entry says about itself. */
export function judge(
  model: Model,
  rate: Rate,
  found: readonly Figure[],
  date: string,
  changes: ChangeLog,
): Verdict {
  const behind = found.flatMap((figure) => {
    const change = changes.explains(model.id, rate, figure);
    return change === undefined ? [] : [{ figure, change }];
  });
  const figures = found.filter((figure) => !behind.some((late) => late.figure === figure));
  const status = statusOf(model, rate, figures);
  return {
    model,
    rate,
    key: rateKey(model.id, rate),
    announced: rate.from !== undefined && rate.from > date,
    status,
    figures,
    behind,
    statement: statementFor(model, rate, status),
  };
}

function statusOf(model: Model, rate: Rate, figures: readonly Figure[]): RateStatus {
  if (figures.length === 0) return 'unverified';
  const agreeing = figures.filter((figure) => figure.agrees).length;
  if (agreeing === figures.length) return 'match';
  if (agreeing > 0) return 'disputed';
  return statementFor(model, rate, 'exempt') === undefined ? 'mismatch' : 'exempt';
}
