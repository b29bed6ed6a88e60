import type { Plugin } from 'vite';
import { highlightCss } from '#highlight/index.ts';

const name = 'virtual:highlight.css';
// Vite recognises a stylesheet by how its id ends.
const resolved = `\0${name}`;

/** Offers the colours of highlighted code as the stylesheet `virtual:highlight.css`. */
export function highlightStyles(): Plugin {
  return {
    name: 'ratecard:highlight-styles',
    resolveId: (id) => (id === name ? resolved : undefined),
    load: (id) => (id === resolved ? highlightCss() : undefined),
  };
}
