import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const tokens = new URL('../../../src/styles/tokens.css', import.meta.url);

/** `--a`, `--b` and so on for each property that tokens.css declares; the same in every style sheet. */
function shortNames(): Map<string, string> {
  const names = new Set(readFileSync(tokens, 'utf8').match(/--[\w-]+(?=:)/g));
  return new Map([...names].map((name, index) => [name, `--${(index + 10).toString(36)}`]));
}

/** Shortens the site's custom properties once it is built: their names are a tenth of the style sheet. */
export function shortProperties(): Plugin {
  return {
    name: 'ratecard:short-properties',
    apply: 'build',
    config() {
      const names = shortNames();
      const shorten = (text: string) => text.replaceAll(/--[a-z][\w-]*/g, (name) => names.get(name) ?? name);
      const plugin = {
        postcssPlugin: 'ratecard:short-properties',
        Declaration(declaration: { prop: string; value: string }) {
          const { prop, value } = declaration;
          const [shortProp, shortValue] = [shorten(prop), shorten(value)];
          if (shortProp !== prop) declaration.prop = shortProp;
          if (shortValue !== value) declaration.value = shortValue;
        },
      };
      return { css: { postcss: { plugins: [plugin] } } };
    },
  };
}
