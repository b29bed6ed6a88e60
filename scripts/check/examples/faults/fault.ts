/** A mistake that somebody could make in an example, to show that the check would notice. */
import type { Example } from '#examples/index.ts';

export interface Fault {
  /** What is wrong, in a few words. */
  readonly name: string;
  /** Which example it is made in; any model's of that task that has the text. */
  readonly task: string;
  /** The text that is changed; it has to be there. */
  readonly find: string;
  readonly replace: string;
  /** What is changed. @default the code */
  readonly where?: 'code' | 'install';
  /** Why nothing notices it: the one kind of fault that may get through. */
  readonly escapes?: string;
}

export type Faults = Readonly<Record<Example['language'], readonly Fault[]>>;
