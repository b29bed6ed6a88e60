/** A tiny site in memory for the tests. */
import { catalog, date } from './catalog.ts';
import { apiFiles } from './data.ts';
import { asHtml, asText, figuresOf } from './figures.ts';
import { jsonLd } from './json-ld.ts';
import { twinOf } from '../../../scripts/check/site/checks/pages/twins.ts';
import { faqSection, items, pages, type Page } from './pages.ts';

function shared(page: Page): string {
  const tags = {
    title: page.title,
    description: page.description,
    type: 'website',
    url: `https://gate.example${page.path}`,
  };
  return Object.entries(tags)
    .map(([name, content]) => `<meta property="og:${name}" content="${asText(content)}">`)
    .join('');
}

function html(page: Page): string {
  const sections = [...page.sections, ...faqSection(page.faq)].map(({ id, html: body }) =>
    id === 'lead'
      ? asHtml(body)
      : `<section aria-labelledby="${id}"><h2 id="${id}">About ${id}</h2>${asHtml(body)}</section>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${asText(page.title)}</title>
<meta name="description" content="${asText(page.description)}"><link rel="canonical" href="https://gate.example${page.path}">
${shared(page)}${page.path === '/404.html' ? '' : `<link rel="alternate" type="text/markdown" href="/${twinOf(page.path)}">`}
<script type="application/ld+json">${jsonLd(page.path, page.faq ?? [])}</script></head>
<body><main><h1>${page.heading}</h1>${sections.join('')}</main><footer><p>Prices in USD.</p></footer></body></html>`;
}

function markdown(page: Page): string {
  const sections = [...page.sections, ...faqSection(page.faq)].map(({ id, markdown: body }) =>
    id === 'lead' ? body : `## About ${id}\n\n${body}`,
  );
  const matter = `---\ntitle: "${page.heading}"\nurl: https://gate.example${page.path}\nindex: https://gate.example/llms.txt\nupdated: ${date}\n---`;
  const text = [matter, `# ${page.heading}`, ...sections].join('\n\n');
  return `${text.replaceAll(/<code>(.*?)<\/code>/g, '`$1`').replaceAll(/<a href="(.*?)">(.*?)<\/a>/g, '[$2](https://gate.example$1)')}\n`;
}

/** Every file of a site without fault, by path. */
export function cleanSite(): Map<string, string> {
  const trace: Record<string, [string, string][]> = {};
  const files = new Map<string, string>();
  for (const page of pages) {
    const [file, twin] =
      page.path === '/'
        ? ['index.html', 'index.md']
        : [`${page.path.slice(1)}index.html`, `${page.path.slice(1, -1)}.md`];
    files.set(file, html(page)).set(twin, asText(markdown(page)));
    trace[file] = figuresOf(page.title, page.description, ...(page.faq ?? []).flat());
    trace[twin] = figuresOf(markdown(page));
  }
  const llms = `# Gate\n\n${items.map(({ markdown: line }) => line).join('\n')}\n`;
  const missing = html({
    path: '/404.html',
    title: 'Not found',
    description: 'No page.',
    heading: 'Not found',
    sections: [],
  });
  files
    .set('llms.txt', asText(llms))
    .set('404.html', missing.replace('<head>', '<head><meta name="robots" content="noindex">'))
    .set(
      'sitemap-0.xml',
      `<urlset>${pages.map(({ path }) => `<url><loc>https://gate.example${path}</loc></url>`).join('')}</urlset>`,
    );
  trace['llms.txt'] = figuresOf(llms);
  for (const [file, text] of apiFiles(catalog, date)) files.set(file, text);
  return files.set('api/trace.json', JSON.stringify(trace));
}
