/** What a verb may touch besides files: its streams, the environment and the clock. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: Date;
}

/** Exit codes of every verb. */
export const exit = {
  /** All well. */
  ok: 0,
  /** The catalog has mistakes, or is not as the verb wants it. */
  wrong: 1,
  /** The verb could not run: a wrong argument, a missing file or source. */
  unable: 2,
} as const;
export type ExitCode = (typeof exit)[keyof typeof exit];

/** Prints lines to standard output. */
export function print(io: Io, lines: readonly string[]): void {
  io.out(lines.map((line) => `${line}\n`).join(''));
}
