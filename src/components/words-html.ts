import { isolated } from '#catalog/registry/text.ts';
import { escapeHtml } from '#highlight/escape.ts';
import type { Inline, Inlines } from '#views/page/inline.ts';

/**
 * Inline words as HTML; figures become `<data>` elements with the key they can be recomputed from. Written as
 * a string and not as markup, where a formatter's line break would become a space inside a sentence.
 * @param subject how keys of figures begin that are of the model of a row of a list: named once in the row, so that each
 *   key begins with `#`. In a list of hundreds of models that is a seventh of the page.
 */
export function wordsHtml(content: Inlines, subject?: string): string {
  return content.map((part) => wordHtml(part, subject)).join('');
}

function wordHtml(part: Inline, subject: string | undefined): string {
  if (typeof part === 'string') return textHtml(part);
  switch (part.kind) {
    case 'money':
    case 'count':
    case 'percent':
      return `<data value="${attribute(part.value)}" data-rate="${attribute(keyIn(subject, part.key))}">${escapeHtml(part.text)}</data>`;
    case 'code':
      return `<code>${escapeHtml(part.text)}</code>`;
    case 'link':
      return `<a href="${attribute(part.href)}"${part.monogram === undefined ? '' : ` class="maker" data-monogram="${attribute(part.monogram)}"`}>${wordsHtml(part.content, subject)}</a>`;
    case 'mark':
      return `<span class="mark ${part.sign}" role="img" aria-label="${attribute(part.label)}">${escapeHtml(part.text)}</span>`;
    case 'line':
      // Its looks are attributes: lists have no bytes for a sheet of it.
      return `<svg width="40" height="12" fill="none" stroke="currentColor" role="img" aria-label="${attribute(part.label)}"><path d="${part.path}"/></svg> `;
    case 'least':
      return `<b>${wordsHtml(part.content, subject)}<span class="visually-hidden"> ${escapeHtml(part.word)}</span></b>`;
    case 'muted':
      return `<span class="muted">${wordsHtml(part.content, subject)}</span>`;
  }
}

/** In HTML an element isolates what in other texts signs do. */
function textHtml(text: string): string {
  return escapeHtml(isolated(text)).replaceAll('\u2068', '<bdi>').replaceAll('\u2069', '</bdi>');
}

function keyIn(subject: string | undefined, key: string): string {
  return subject !== undefined && key.startsWith(`${subject}#`) ? key.slice(subject.length) : key;
}

function attribute(text: string): string {
  return escapeHtml(text).replaceAll('"', '&quot;');
}
