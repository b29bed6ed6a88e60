import type { Plugin } from 'vite';

/** Where Vite keeps the function that it wraps around every `import()`. */
const helper = '\0vite/preload-helper.js';

/**
 * Puts a small function in the place of Vite's preloader, which is half of what every page's script weighs: it also
 * waits for style sheets and knows old browsers. Here no script brings a style sheet as a file (tool-styles.ts), and a
 * browser that does not know `modulepreload` just loads a little later.
 */
export function smallPreload(): Plugin {
  return {
    name: 'ratecard:small-preload',
    apply: 'build',
    enforce: 'pre',
    load: (id) =>
      id === helper
        ? `export function __vitePreload(load, files = []) {
            for (const file of files) {
              document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href: '/' + file }));
            }
            return load();
          }`
        : undefined,
  };
}
