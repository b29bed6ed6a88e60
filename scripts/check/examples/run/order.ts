/** What a driver is told to run: a JSON file, read by `drivers/drive.ts` and `drivers/drive.py`. */
export interface Order {
  /** Requests to addresses that begin with `from` go to `to` instead. */
  readonly from: string;
  readonly to: string;
  /** File that gets a line per finished run: its id and its outcome. */
  readonly results: string;
  readonly runs: readonly {
    readonly id: string;
    /** The code, and the folder it runs in. */
    readonly file: string;
    readonly folder: string;
    readonly environment: Readonly<Record<string, string>>;
    /** Told to the mock gateway with every request. */
    readonly scenario: string;
  }[];
  /** Variables that are removed before each run. */
  readonly unset: readonly string[];
  /** Waits, in seconds, that pass at once. */
  readonly waits: readonly number[];
  readonly timeoutSeconds: number;
}
