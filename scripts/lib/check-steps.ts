import { packageCommand, type NodeCommand } from './run-command.ts';

/** One part of `npm run check`. */
export interface CheckStep {
  readonly name: string;
  /** What to do when it fails, completing "To fix: ". */
  readonly advice: string;
  readonly command: () => NodeCommand;
}

/** Looks at the code without running it; `npm run check` and `npm test` both go through this list. */
export const checkSteps: readonly CheckStep[] = [
  {
    name: 'types',
    advice: 'correct the types at the places named above',
    command: () => [packageCommand('astro'), 'check'],
  },
  {
    name: 'lint',
    advice: 'correct the places named above; `npx eslint --fix .` does the mechanical ones',
    // No --cache: a rule that needs types can fail in a file that did not change.
    command: () => [packageCommand('eslint'), '.', '--max-warnings=0'],
  },
  {
    name: 'format',
    advice: 'run `npm run format`',
    command: () => [packageCommand('prettier'), '--check', '--log-level=warn', '.'],
  },
  {
    name: 'unused',
    advice: 'remove what nothing uses, or say in knip.jsonc why it stays',
    command: () => [packageCommand('knip'), '--no-progress'],
  },
];
