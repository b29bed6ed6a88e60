/** Colours chosen by the reader, set before anything is painted. */

/** Where the choice is kept. */
export const themeStored = 'theme';

/** True for a theme that can be chosen; anything else means the system's. */
export function isTheme(text: string): boolean {
  return text === 'light' || text === 'dark';
}

/**
 * The only script that stands in a page itself; the hosts' Content-Security-Policy names it by its hash. It runs in
 * the head, before the first paint. The colour scheme of the `<meta>` before it is what a browser fills the window
 * with while the style sheet is still on its way.
 */
export const themeScript = `try{const t=localStorage.getItem('${themeStored}');if(t==='light'||t==='dark'){document.documentElement.dataset.theme=t;document.querySelector('[name=color-scheme]').content=t}}catch{}`;
