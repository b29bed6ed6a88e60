/**
 * A traced value: a figure together with the key it can be recomputed from. Every printer takes it, every
 * check recomputes it; there is no other way for a price to reach a page.
 */
export interface Amount {
  readonly kind: 'money' | 'count' | 'percent';
  /** The figure as it is shown: "$0.04211", "118", "−20%". */
  readonly text: string;
  /** The shown figure as a plain decimal: "0.04211". */
  readonly value: string;
  /** Where it comes from, see `trace-key.ts`. */
  readonly key: string;
}
