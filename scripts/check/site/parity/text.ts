/** What a page and its twin say, so that both can be compared: letters, digits and money, without any markup. */
import type { HTMLElement } from 'node-html-parser';
import { isTag, type HtmlPage } from '../html-page.ts';

/** Elements of one statement each; a row is one, so that its cells cannot be swapped. */
const units = ['h2', 'h3', 'h4', 'p', 'li', 'dt', 'dd', 'tr', 'caption'];
/**
 * Not part of what the page says: ways around in it, tools that work only there, drawings (a table beside them has
 * their figures) and code (compared by the check of examples).
 */
const apart = ['nav', 'form', 'svg', 'pre', 'button', 'dialog', 'template', 'noscript', 'fieldset'];

export interface Statement {
  readonly tag: string;
  readonly text: string;
}

/** The statements of a page's `<main>`, in order. */
export function statementsOf(page: HtmlPage): Statement[] {
  const main = page.elements.find((element) => isTag(element, 'main'));
  if (main === undefined) return [];
  const statements: Statement[] = [];
  const walk = (element: HTMLElement) => {
    for (const child of element.children) {
      if (isTag(child, ...apart) || child.hasAttribute('hidden')) continue;
      const whole = isTag(child, ...units) && (isTag(child, 'tr') || !holdsUnit(child));
      if (whole) statements.push({ tag: child.rawTagName.toLowerCase(), text: child.text });
      else walk(child);
    }
  };
  walk(main);
  return statements;
}

function holdsUnit(element: HTMLElement): boolean {
  return element.children.some((child) => isTag(child, ...units, ...apart) || holdsUnit(child));
}

/** Front matter, link targets, code blocks and signs of Markdown are no words. */
export function markdownWords(text: string): string {
  return text
    .replace(/^---\n[^]*?\n---\n/, '')
    .replaceAll(/^(`{3,})[^]*?^\1$/gm, '')
    .replaceAll(/\]\([^)\s]*\)/g, ']')
    .replaceAll(/&(?:amp|lt|gt|quot);/g, (entity) => entities[entity] ?? '');
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

/** Only what carries meaning: letters, digits, money and percent. */
export function bare(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}\p{Sc}%]+/gu, '').toLowerCase();
}
