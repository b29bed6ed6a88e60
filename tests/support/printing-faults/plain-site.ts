/**
 * A site without its markup: every page of the views printed plainly, so that a fault in what prints words and figures
 * can be looked for in seconds. The real components are looked at by the tests of seeded defects.
 */
import type { Block, Page } from '#views/page/blocks.ts';
import type { Inline, Inlines } from '#views/page/inline.ts';

/** What of the views and their data makes a site; loaded anew for each fault. */
export interface Printers {
  readonly pages: ReadonlyMap<string, Page>;
  /** Text files and Markdown twins. */
  readonly texts: ReadonlyMap<string, string>;
  readonly trace: Readonly<Record<string, unknown>>;
}

/** Every file of it, by path. */
export function plainSite({ pages, texts, trace }: Printers): Map<string, string> {
  const files = new Map(texts);
  for (const page of pages.values()) files.set(`${page.path.slice(1)}index.html`, html(page));
  // Feeds and share images are left out, and so are their figures.
  const traced = Object.entries(trace).filter(([file]) => files.has(file));
  return files.set('api/trace.json', JSON.stringify(Object.fromEntries(traced)));
}

function html(page: Page): string {
  const sections = page.sections.map(
    ({ id, title, blocks }) =>
      `<section aria-labelledby="${id}"><h2 id="${id}">${text(title)}</h2>${blocks.map(block).join('')}</section>`,
  );
  const notice = page.glance?.notice;
  const said = notice
    ? `<section aria-labelledby="notice"><p id="notice">${text(notice.label)} ${inlines(notice.figure)}</p><p>${inlines(notice.content)}</p></section>`
    : '';
  const tiles = page.glance?.tiles.map(
    ({ term, figure, unit, pay }) =>
      `<dt>${text(term)}</dt><dd>${inlines(figure)}</dd><dd>${text(unit)}</dd><dd>${inlines(pay ?? [])}</dd>`,
  );
  const facts = page.glance?.facts.map(({ term, content, tags }) => {
    const fact =
      tags === undefined
        ? inlines(content)
        : `<ul>${tags.map((tag) => `<li>${text(tag)}</li>`).join('')}</ul>`;
    return `<dt>${text(term)}</dt><dd>${fact}</dd>`;
  });
  return `<!doctype html><html lang="en"><head><title>${words(page.title)}</title>
<meta name="description" content="${words(page.description)}">
<script type="application/ld+json">${JSON.stringify(page.jsonLd ?? {})}</script></head>
<body><main><h1>${text(page.heading)}</h1>${said}<dl>${[tiles, facts].flat().join('')}</dl>${page.lead.map((lead) => `<p>${inlines(lead)}</p>`).join('')}${sections.join('')}</main></body></html>`;
}

/** Any block by the shape of what it holds: tables by row and cell, the rest by its words. */
function block(given: Block): string {
  if (given.kind === 'table') {
    const rows = given.rows.map(([heading = [], ...cells]) => {
      const others = cells.map((cell) => `<td>${inlines(cell)}</td>`);
      return `<tr><th scope="row">${inlines(heading)}</th>${others.join('')}</tr>`;
    });
    const columns = given.columns.map(
      ({ label, unit = '' }) => `<th scope="col">${text(`${label} ${unit}`.trim())}</th>`,
    );
    return `<table><caption>${text(given.caption)}</caption><thead><tr>${columns.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
  }
  return shape(given);
}

/** Names of what readers read, in the order in which it stands there. */
const parts = [
  'question',
  'term',
  'title',
  'answer',
  'content',
  'words',
  'sum',
  'items',
  'receipts',
  'lines',
  'series',
  'labels',
  'amount',
];

function shape(value: unknown): string {
  if (Array.isArray(value)) {
    const list = value as readonly unknown[];
    return isInlines(list) ? `<p>${inlines(list)}</p>` : list.map(shape).join('');
  }
  if (typeof value !== 'object' || value === null) return '';
  const alone = [value];
  if (isInlines(alone)) return `<p>${inlines(alone)}</p>`;
  const named = value as Readonly<Record<string, unknown>>;
  if (typeof named.term === 'string')
    return `<dl><dt>${text(named.term)}</dt><dd>${inlines(named.content as Inlines)}</dd></dl>`;
  const printed = parts.map((name) => {
    const part = named[name];
    return typeof part === 'string' ? `<h3>${text(part)}</h3>` : shape(part);
  });
  return 'items' in named ? `<ul><li>${printed.join('')}</li></ul>` : printed.join('');
}

function isInlines(value: readonly unknown[]): value is Inlines {
  const kinds = ['money', 'count', 'percent', 'code', 'link', 'muted', 'least', 'mark'];
  return value.every(
    (part) =>
      typeof part === 'string' ||
      (typeof part === 'object' && part !== null && 'kind' in part && kinds.includes(String(part.kind))),
  );
}

function inlines(content: Inlines): string {
  return content.map(inline).join('');
}

function inline(part: Inline): string {
  if (typeof part === 'string') return text(part);
  switch (part.kind) {
    case 'code':
      return `<code>${text(part.text)}</code>`;
    case 'link':
      return `<a href="${text(part.href)}">${inlines(part.content)}</a>`;
    case 'muted':
      return `<span>${inlines(part.content)}</span>`;
    case 'least':
      return `<b>${inlines(part.content)}<span> ${text(part.word)}</span></b>`;
    case 'mark':
      return `<span role="img" aria-label="${text(part.label)}">${text(part.text)}</span>`;
    case 'line':
      return `<svg role="img" aria-label="${text(part.label)}"><path d="${part.path}"></path></svg>`;
    default:
      return `<data value="${part.value}" data-rate="${text(part.key)}">${text(part.text)}</data>`;
  }
}

/** The words alone. */
function words(content: Inlines): string {
  return content
    .map((part) => {
      if (typeof part === 'string') return text(part);
      if ('content' in part) return words(part.content);
      return text(part.kind === 'line' ? part.label : part.text);
    })
    .join('');
}

function text(plain: string): string {
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
