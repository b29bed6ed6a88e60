/** The fonts of share images: the renderer's own, which is small, and one with the letters of more languages. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Renderer } from '@takumi-rs/core';
import { text } from '@takumi-rs/helpers';

export interface Font {
  /** Changes wherever letters may come out otherwise; empty for the renderer's own. */
  readonly name: string;
  readonly renderer: Renderer;
  /** Whether it has no drawing of that character. */
  readonly lacks: (sign: string) => Promise<boolean>;
}

const wideName = '@fontsource-variable/inter';
/** Files of the wide font, by what they hold. */
const wideParts = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'vietnamese'];
const files = createRequire(import.meta.url);

/** A character that no font has, since Unicode gives it to nobody. */
const nobodys = '\uFDD0';

async function fontOf(name: string, parts: readonly string[]): Promise<Font> {
  const renderer = new Renderer();
  for (const part of parts)
    await renderer.registerFont(readFileSync(files.resolve(`${name}/files/inter-${part}-wght-normal.woff2`)));
  const outlines = async (sign: string) => {
    const svg = await renderer.renderSvg(text(sign, { fontSize: 24 }), { width: 96, height: 96 });
    return [...svg.matchAll(/<path [^>]*\bd="([^"]*)"/g)].map(([, outline]) => outline);
  };
  // The renderer takes from the font's character map what it draws, and draws one box for all that is not in it.
  const [box] = await outlines(nobodys);
  if (box === undefined)
    throw new Error(
      'The renderer of share images draws nothing for a character that its font has not; src/images/fonts.ts knows such characters by their box.',
    );
  const known = new Map<string, Promise<boolean>>();
  return {
    name,
    renderer,
    lacks: (sign) => {
      const answer = known.get(sign) ?? outlines(sign).then((drawn) => drawn.includes(box));
      known.set(sign, answer);
      return answer;
    },
  };
}

let own: Promise<Font> | undefined;
let wide: Promise<Font> | undefined;

const ownFont = () => (own ??= fontOf('', []));
const wideFont = () => (wide ??= fontOf(wideName, wideParts));

async function lackedBy(font: Font, words: string): Promise<Set<string>> {
  // Whoever lays text out puts an accent and its letter together first.
  const signs = [...new Set(words.normalize())];
  const lacks = await Promise.all(signs.map((sign) => font.lacks(sign)));
  return new Set(signs.filter((_, index) => lacks[index]));
}

/** The font in which such words are drawn: one for the whole image, so that no word mixes two. */
export async function fontFor(words: string): Promise<Font> {
  const font = await ownFont();
  return (await lackedBy(font, words)).size === 0 ? font : wideFont();
}

/** Characters of such words that no font of the images has: each would be drawn as an empty box. */
export async function undrawable(words: string): Promise<ReadonlySet<string>> {
  return lackedBy(await wideFont(), words);
}
