/** The site's own colours for images, read from its style sheets: there is one place where they are written. */
import { readFileSync } from 'node:fs';
import { siteFolder } from '#catalog/site-folder.ts';

const tokens = new URL('../styles/tokens.css', import.meta.url);

/** What the site's theme says comes before what it leaves as it is. */
let sheets: readonly string[] | undefined;

/**
 * The value of a custom property in its light form.
 * @throws when the style sheet has no such property, so that no image is drawn in a colour of nobody's choice
 */
export function colour(name: string): string {
  sheets ??= [siteFolder().theme ?? [], tokens].flat().map((sheet) => readFileSync(sheet, 'utf8'));
  const declaration = new RegExp(`(?:^|[{;])\\s*--${name}:\\s*([^;}]+)`, 'm');
  const [value] = sheets.flatMap((css) => declaration.exec(css)?.[1]?.trim() ?? []);
  if (value === undefined) {
    throw new Error(
      `src/styles/tokens.css has no --${name}, which share images are drawn with. Name another one in src/images/card-tree.ts.`,
    );
  }
  const light = /^light-dark\(\s*([^,()]+)\s*,/.exec(value)?.[1]?.trim() ?? value;
  const other = /^var\(--([\w-]+)\)$/.exec(light)?.[1];
  return other === undefined ? light : colour(other);
}
