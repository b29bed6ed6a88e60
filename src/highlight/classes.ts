/**
 * The table of CSS classes: a small letter for each pair of colours the themes can give to code, and a
 * capital for italic, bold and underlined.
 *
 * It is derived from the themes alone, never from what has been highlighted so far, so the style sheet is
 * the same for every page and every order of pages.
 */
import { dark, light } from './themes.ts';

/** How a run of text looks: a colour per theme, and Shiki's bit set of font styles. */
export interface Look {
  readonly light: string;
  readonly dark: string;
  readonly fontStyle: number;
}

type Colors = Pick<Look, 'light' | 'dark'>;

// A token can have its colour from one rule of the theme and its style from another.
const fontStyles = [
  ['I', 1, 'font-style:italic'],
  ['B', 2, 'font-weight:bold'],
  ['U', 4, 'text-decoration:underline'],
] as const;

// Scopes of Markdown, diffs and editor furniture: no grammar loaded here has them.
const foreign = /^(markup|meta\.diff|meta\.separator|brackethighlighter|carriage-return|message)\b/;

const keyOf = (colors: Colors) => `${colors.light} ${colors.dark}`.toLowerCase();

const plain = keyOf({ light: light.colors['editor.foreground'], dark: dark.colors['editor.foreground'] });

/** Both themes style the same scopes in the same order, so rule i of one goes with rule i of the other. */
function colorPairs(): Map<string, Colors> {
  const pairs = new Map<string, Colors>();
  light.tokenColors.forEach((rule, index) => {
    const other = dark.tokenColors[index];
    if (JSON.stringify(rule.scope) !== JSON.stringify(other?.scope)) {
      throw new Error(`The light and dark code themes differ in the scopes of rule ${index}.`);
    }
    if ([rule.scope ?? []].flat().every((scope) => foreign.test(scope))) return;
    const colors = {
      light: rule.settings.foreground ?? light.colors['editor.foreground'],
      dark: other?.settings.foreground ?? dark.colors['editor.foreground'],
    };
    if (keyOf(colors) !== plain) pairs.set(keyOf(colors), colors);
  });
  return new Map([...pairs].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const table = [...colorPairs()].map(([key, colors], index) => ({
  ...colors,
  key,
  letter: String.fromCharCode(97 + index),
}));
const letters = new Map(table.map(({ key, letter }) => [key, letter]));

/** The classes of a look, or `undefined` for plain text, which needs none. */
export function classOf(look: Look): string | undefined {
  const key = keyOf(look);
  const letter = letters.get(key);
  if (letter === undefined && key !== plain) {
    throw new Error(`No code class for the colours "${key}": the themes have changed.`);
  }
  const styles = fontStyles.filter(([, bit]) => (look.fontStyle & bit) !== 0).map(([capital]) => capital);
  const names = [...(letter === undefined ? [] : [letter]), ...styles];
  return names.length > 0 ? names.join(' ') : undefined;
}

/** Every pair of colours, in the order of the classes. */
export function colorTable(): readonly (Colors & { readonly letter: string })[] {
  return table;
}

/**
 * The style sheet of highlighted code, the same for all pages. Each colour is written for both schemes; the page
 * behind it is the site's own.
 */
export function highlightCss(): string {
  const plainText = { light: light.colors['editor.foreground'], dark: dark.colors['editor.foreground'] };
  const styles = fontStyles.map(([capital, , css]) => `.code .${capital}{${css}}`);
  return [
    `.code{${colorOf(plainText)}}`,
    ...table.map((row) => `.code .${row.letter}{${colorOf(row)}}`),
    ...styles,
  ].join('\n');
}

function colorOf(colors: Colors): string {
  return `color:light-dark(${colors.light},${colors.dark})`.toLowerCase();
}
