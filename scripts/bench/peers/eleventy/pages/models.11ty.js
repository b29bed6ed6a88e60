export const data = {
  pagination: { data: 'models', size: 1, alias: 'model' },
  permalink: ({ model }) => `${model.path}index.html`,
};

export function render({ model: { title, head, opening, sections, closing } }) {
  const printed = sections.map(
    ({ id, title: heading, html }) =>
      `<section class="section section-${id}" aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>${html}</section>`,
  );
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>${head}</head><body>${opening}${printed.join('')}${closing}</body></html>`;
}
