/** The two themes, typed as narrowly as this folder needs. Both pass WCAG AA on their own backgrounds. */
import darkTheme from 'shiki/themes/github-dark-default.mjs';
import lightTheme from 'shiki/themes/github-light-default.mjs';

interface ThemeRule {
  readonly scope?: string | string[];
  readonly settings: { readonly foreground?: string; readonly fontStyle?: string };
}

type Theme = typeof lightTheme & {
  colors: Record<string, string> & { 'editor.foreground': string; 'editor.background': string };
  tokenColors: ThemeRule[];
};

export const light = lightTheme as Theme;
export const dark = darkTheme as Theme;
