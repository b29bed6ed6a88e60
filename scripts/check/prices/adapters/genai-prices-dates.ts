/** Which of a model's dated and timed price blocks in @pydantic/genai-prices hold on a day. */
import type { ConditionalPrice } from '@pydantic/genai-prices';

export type PriceBlock = Pick<ConditionalPrice, 'constraint' | 'prices'>;

export interface BlocksOfDay {
  /** Charged at all hours that no window claims. */
  readonly standard: PriceBlock | undefined;
  /** By hours of the UTC day; of two that overlap, the first is charged. */
  readonly windows: readonly { readonly window: string; readonly block: PriceBlock }[];
  readonly since: string | undefined;
  readonly next: string | undefined;
}

/**
 * The library charges the last block whose constraint holds, so blocks are read from the end: windows are
 * collected until a block without hours holds on that day. Blocks before it are never reached.
 * @param date UTC day, `YYYY-MM-DD`
 * @throws when a constraint is of a kind the library did not have when this was written
 */
export function blocksOn(blocks: readonly PriceBlock[], date: string): BlocksOfDay {
  const windows: { window: string; block: PriceBlock }[] = [];
  let standard: PriceBlock | undefined;
  let since: string | undefined;
  for (const block of blocks.toReversed()) {
    const constraint = block.constraint;
    if (constraint !== undefined && 'start_time' in constraint) {
      windows.push({ window: windowText(constraint.start_time, constraint.end_time), block });
      continue;
    }
    since = constraint?.start_date;
    if (since !== undefined && since > date) continue;
    standard = block;
    break;
  }
  const later = blocks
    .flatMap(({ constraint }) =>
      constraint !== undefined && 'start_date' in constraint ? [constraint.start_date] : [],
    )
    .filter((start) => start > date);
  return { standard, windows, since: standard === undefined ? undefined : since, next: later.toSorted()[0] };
}

/** `00:30:00Z`, `16:30:00Z` → `00:30-16:30`. */
function windowText(start: string, end: string): string {
  const [from, until] = [start, end].map((time) => /^(\d\d:\d\d):00Z$/.exec(time)?.[1]);
  if (from === undefined || until === undefined) {
    throw new Error(
      `@pydantic/genai-prices has hours in a form this check does not know: ${start} to ${end}.`,
    );
  }
  return `${from}-${until}`;
}
