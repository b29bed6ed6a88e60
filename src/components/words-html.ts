import { keySubject } from '#catalog/registry/rate-key.ts';
import { escapeHtml } from '#highlight/html.ts';
import type { Inline, Inlines } from '#views/page/inline.ts';

/**
 * Inline words as HTML; figures become `<data>` elements with the key they can be recomputed from. Written as
 * a string and not as markup, where a formatter's line break would become a space inside a sentence.
 * @param id of the model that a row of a list is about: named once in the row, and not again in each of its keys, which
 *   begin with `#`. In a list of hundreds of models that is a seventh of the page.
 */
export function wordsHtml(content: Inlines, id?: string): string {
  return content.map((part) => wordHtml(part, id)).join('');
}

function wordHtml(part: Inline, id: string | undefined): string {
  if (typeof part === 'string') return escapeHtml(part);
  switch (part.kind) {
    case 'money':
    case 'count':
    case 'percent':
      return `<data value="${attribute(part.value)}" data-rate="${attribute(keyIn(id, part.key))}">${escapeHtml(part.text)}</data>`;
    case 'code':
      return `<code>${escapeHtml(part.text)}</code>`;
    case 'link':
      return `<a href="${attribute(part.href)}"${part.monogram === undefined ? '' : ` class="maker" data-monogram="${attribute(part.monogram)}"`}>${wordsHtml(part.content, id)}</a>`;
    case 'mark':
      return `<span class="mark ${part.sign}" role="img" aria-label="${attribute(part.label)}">${escapeHtml(part.text)}</span>`;
    case 'muted':
      return `<span class="muted">${wordsHtml(part.content, id)}</span>`;
  }
}

function keyIn(id: string | undefined, key: string): string {
  const start = id === undefined ? undefined : `${keySubject(id)}#`;
  return start !== undefined && key.startsWith(start) ? key.slice(start.length - 1) : key;
}

function attribute(text: string): string {
  return escapeHtml(text).replaceAll('"', '&quot;');
}
