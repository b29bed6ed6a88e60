/** The two themes, typed as narrowly as this folder needs. Both pass WCAG AA on the site's background of code. */
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

/** The light theme's grey of comments has a contrast of 4.1 on that background; 4.5 is wanted, and this one has 5.5. */
const greys: Readonly<Record<string, string>> = { '#6e7781': '#59636e' };

/** A copy of its own: Shiki puts a rule at the head of a theme that it is given, whoever gave it. */
function copied(theme: Theme): Theme {
  const rules = theme.tokenColors.filter(({ scope }) => scope !== undefined);
  return {
    ...theme,
    tokenColors: rules.map((rule) => {
      const clearer = greys[rule.settings.foreground ?? ''];
      return clearer === undefined ? rule : { ...rule, settings: { ...rule.settings, foreground: clearer } };
    }),
  };
}

export const light = copied(lightTheme as Theme);
export const dark = copied(darkTheme as Theme);
