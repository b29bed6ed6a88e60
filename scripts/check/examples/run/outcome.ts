/** How a run ended. */
export interface Outcome {
  /** Whether it ended without an error. */
  readonly ok: boolean;
  /** The error that ended it, else empty. */
  readonly error: string;
  /** What it printed. */
  readonly output: string;
}

/** Longer than any run takes that ends at all. */
export const timeoutSeconds = 15;
