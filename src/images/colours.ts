/** The site's own colours for images, read from its style sheet: there is one place where they are written. */
import { readFileSync } from 'node:fs';

const file = 'src/styles/tokens.css';
let css: string | undefined;

/**
 * The value of a custom property in its light form.
 * @throws when the style sheet has no such property, so that no image is drawn in a colour of nobody's choice
 */
export function colour(name: string): string {
  css ??= readFileSync(file, 'utf8');
  const value = new RegExp(`^\\s*--${name}:\\s*([^;]+);`, 'm').exec(css)?.[1]?.trim();
  if (value === undefined) {
    throw new Error(
      `${file} has no --${name}, which share images are drawn with. Name another one in src/images/card-tree.ts.`,
    );
  }
  const light = /^light-dark\(\s*([^,()]+)\s*,/.exec(value)?.[1]?.trim() ?? value;
  const other = /^var\(--([\w-]+)\)$/.exec(light)?.[1];
  return other === undefined ? light : colour(other);
}
