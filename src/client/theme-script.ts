/** What has to be known before anything is painted: colours chosen by the reader, and models asked for by the address. */

/** Where the choice is kept. */
export const themeStored = 'theme';

/** True for a theme that can be chosen; anything else means the system's. */
export function isTheme(text: string): boolean {
  return text === 'light' || text === 'dark';
}

/**
 * The only script that stands in a page itself; the hosts' Content-Security-Policy names it by its hash. It runs in
 * the head, before the first paint. The colour scheme of the `<meta>` before it is what a browser fills the window
 * with while the style sheet is still on its way. Where the address names models to compare, room is kept for the result.
 */
export const themeScript = `try{const t=localStorage.getItem('${themeStored}');if(t==='light'||t==='dark'){document.documentElement.dataset.theme=t;document.querySelector('[name=color-scheme]').content=t}}catch{}if(/[?&]models=/.test(location.search))document.documentElement.dataset.asked=''`;
