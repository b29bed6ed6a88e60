/** The site's one Shiki highlighter. */
import { createHighlighterCoreSync, type HighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { bundledLanguages } from 'shiki/langs';
import { languageNames, languages, type Grammar } from '#catalog/registry/languages.ts';
import { dark, light } from './themes.ts';

/** The grammars of examples and of guides, by Shiki's names. */
export const grammars: readonly (Grammar | 'go' | 'yaml' | 'json')[] = [
  ...new Set([
    ...languageNames.map((name) => languages[name].grammar),
    'go' as const,
    'yaml' as const,
    'json' as const,
  ]),
];
/** A language with a grammar, or plain text. */
export type CodeLanguage = (typeof grammars)[number] | 'text';

const langs = await Promise.all(grammars.map(async (name) => (await bundledLanguages[name]()).default));

let made: HighlighterCore | undefined;
/**
 * Both engines are ready after some 250 ms; this one needs no WebAssembly, loads at once, and is a quarter faster on the
 * examples. Made when it is first needed: mostly an earlier build has highlighted everything.
 */
const highlighter = () =>
  (made ??= createHighlighterCoreSync({
    engine: createJavaScriptRegexEngine(),
    langs,
    themes: [light, dark],
  }));

/** One run of text with its look in both themes. */
export interface Token {
  readonly text: string;
  readonly light: string;
  readonly dark: string;
  readonly fontStyle: number;
}

/** Splits code into lines of tokens. */
export function tokenize(code: string, lang: CodeLanguage): Token[][] {
  const lines = highlighter().codeToTokensWithThemes(code, {
    lang,
    themes: { light: 'github-light-default', dark: 'github-dark-default' },
    // The default gives up on a line after half a second: on a loaded machine pages would differ.
    tokenizeTimeLimit: 0,
  });
  return lines.map((line) =>
    line.map(({ content, variants }) => ({
      text: content,
      light: variants.light?.color ?? light.colors['editor.foreground'],
      dark: variants.dark?.color ?? dark.colors['editor.foreground'],
      fontStyle: variants.light?.fontStyle ?? 0,
    })),
  );
}
