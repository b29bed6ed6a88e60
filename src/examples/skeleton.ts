/** Thousands of examples are a few dozen texts that differ only in the model's id. */

/** Stands for the id; like none that a catalog would have. */
export const placeholder = 'ratecard.placeholder/0.model-id';

/**
 * The text with the literal of the id replaced, the same for all models whose examples are alike.
 * @throws when the id does not stand in exactly one string literal: then running one example proves nothing
 * about the others
 */
export function skeletonOf(code: string, id: string): string {
  const parts = code.split(id);
  const [before = '', after = ''] = parts;
  const quote = before.at(-1);
  if (parts.length === 2 && quote === after[0] && (quote === '"' || quote === "'")) {
    return before + placeholder + after;
  }
  throw new Error(
    `The example of ${id} has the id ${parts.length - 1} times, not in one string literal: what is run for one model ` +
      'would not be what another shows. Correct the printer in src/examples.',
  );
}
