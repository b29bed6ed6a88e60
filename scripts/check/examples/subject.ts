/** What is verified: one text that stands for the examples of all models that differ only in their id. */
import type { Gateway, Model } from '#catalog/types.ts';
import type { Example, ExampleRequest } from '#examples/index.ts';

export interface Subject extends Example {
  /** Names the subject in folders and messages: "chat.py of openai/gpt-5". */
  readonly name: string;
  /** The model whose id the text carries. */
  readonly model: Model;
  readonly gateway: Gateway;
  /** What all three languages are to send. */
  readonly request: ExampleRequest;
}

/** What is wrong with a subject, and what noticed it. */
export interface Problem {
  readonly layer: Layer;
  readonly message: string;
}

/** Types and syntax are checked without running anything; the rest are runs against the mock gateway. */
export const layers = [
  'text',
  'syntax',
  'types',
  'arguments',
  'run',
  'traffic',
  'output',
  'no key',
  'refusal',
  'job',
] as const;
export type Layer = (typeof layers)[number];
