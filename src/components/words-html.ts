import { escapeHtml } from '#highlight/html.ts';
import type { Inline, Inlines } from '#views/page/inline.ts';

/**
 * Inline words as HTML; figures become `<data>` elements with the key they can be recomputed from. Written as
 * a string and not as markup, where a formatter's line break would become a space inside a sentence.
 */
export function wordsHtml(content: Inlines): string {
  return content.map(wordHtml).join('');
}

function wordHtml(part: Inline): string {
  if (typeof part === 'string') return escapeHtml(part);
  switch (part.kind) {
    case 'money':
    case 'count':
    case 'percent':
      return `<data value="${attribute(part.value)}" data-rate="${attribute(part.key)}">${escapeHtml(part.text)}</data>`;
    case 'code':
      return `<code>${escapeHtml(part.text)}</code>`;
    case 'link':
      return `<a href="${attribute(part.href)}"${part.monogram === undefined ? '' : ` class="maker" data-monogram="${attribute(part.monogram)}"`}>${wordsHtml(part.content)}</a>`;
    case 'mark':
      return `<span class="mark ${part.sign}" role="img" aria-label="${attribute(part.label)}">${escapeHtml(part.text)}</span>`;
    case 'muted':
      return `<span class="muted">${wordsHtml(part.content)}</span>`;
  }
}

function attribute(text: string): string {
  return escapeHtml(text).replaceAll('"', '&quot;');
}
