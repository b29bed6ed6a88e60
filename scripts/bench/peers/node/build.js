/** Nothing but a template and a loop: what writing the same bytes takes at least. */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';

for (const file of readdirSync('data')) {
  for (const model of JSON.parse(readFileSync(`data/${file}`, 'utf8'))) {
    mkdirSync(`out/${model.path}`, { recursive: true });
    writeFileSync(`out/${model.path}index.html`, page(model));
  }
}

function page({ title, head, opening, sections, closing }) {
  const printed = sections.map(
    ({ id, title: heading, html }) =>
      `<section class="section section-${id}" aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>${html}</section>`,
  );
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>${head}</head><body>${opening}${printed.join('')}${closing}</body></html>`;
}
