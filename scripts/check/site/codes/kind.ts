/** What is the same of every finding with one code. */
export interface FindingKind {
  /** @default 'error' */
  readonly severity?: 'error' | 'warning';
  /** Why it matters. */
  readonly why: string;
  /** What to do. */
  readonly fix: string;
}
