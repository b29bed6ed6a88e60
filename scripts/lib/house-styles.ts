/** The engine's styles for pages that stand in a layout of a house: they look like themselves, and touch nothing else. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const engineSources = fileURLToPath(new URL('../../src/', import.meta.url));

/** Cascade layers, the weakest first. */
const layers =
  /@layer ([^;]+);/
    .exec(readFileSync(new URL('../../src/styles/layers.css', import.meta.url), 'utf8'))?.[1]
    ?.split(', ') ?? [];

/** What may not stand within a rule. */
const whole = /@font-face\s*\{[^}]*\}|@keyframes\s[^{]+\{(?:[^{}]*\{[^}]*\})*\s*\}/g;

/**
 * Rules for the page as rules for what is within `.ratecard`, the element around it. Layers would lose to a house that
 * has none, or whose own come later: each becomes a weight instead, by an id that nothing has.
 * @param css with all that it imports
 */
export function withinHouse(css: string): string {
  const weighed = (level: number) => `.ratecard${':not(#r)'.repeat(level)} {`;
  const plain = css.replaceAll(/\/\*[^]*?\*\/|@layer [^{};]+;/g, '');
  const rules = plain
    .replaceAll(whole, '')
    .replaceAll(/(^\s*|[{};,]\s*)(?:html|body|:root)(?=\s*[,{>])/g, '$1&')
    .replaceAll(/(^\s*|[{};,]\s*)main(?=\s*\{)/g, '$1:where(#main)')
    // What a script says of the whole document.
    .replaceAll(/(^\s*|[{};,]\s*)((?::root:not\()?\[data-asked\]\)?)/g, '$1$2 &')
    // The house chooses light or dark, and how high its pages are.
    .replaceAll(/\bcolor-scheme: light dark;|\bmin-height: 100vh;/g, '');
  const parts = rules.split(/@layer ([\w-]+)\s*\{/);
  const unlayered = parts.length === 1 ? `${weighed(layers.length)}\n${rules}\n}` : undefined;
  const layered = parts
    .map((part, index) => (index % 2 === 0 ? part : weighed(layers.indexOf(part))))
    .join('');
  return [...(plain.match(whole) ?? []), unlayered ?? layered].join('\n');
}

/** Does so with every sheet of the engine, and with the site's theme. */
export function houseStyles(): Plugin {
  const isOurs = (id: string) => id.startsWith(engineSources) || id.startsWith('\0virtual:');
  return {
    name: 'ratecard:house-styles',
    transform(code, id) {
      const [file = '', query = ''] = id.split('?');
      // Of one that is asked for by its address or as text, this is no style sheet; the former is loaded as one, too.
      return isOurs(id) && file.endsWith('.css') && !/(?:^|&)(?:url|raw)\b/.test(query)
        ? { code: withinHouse(code), map: null }
        : undefined;
    },
  };
}
