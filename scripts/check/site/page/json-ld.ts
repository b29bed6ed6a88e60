/** Structured data: it parses, its prices are traced, and it says what the page says. */
import type { BuiltSite } from '../built-site.ts';
import { finding, type SiteFinding } from '../finding.ts';
import { isTag, type HtmlPage } from '../html-page.ts';
import { objectsIn, stringsIn, type Json } from '../json.ts';
import { checkFaq } from './json-ld-faq.ts';
import { checkPrices } from './json-ld-prices.ts';
import { checkIndexedText } from './head.ts';

export function* checkJsonLd(site: BuiltSite, page: HtmlPage): Iterable<SiteFinding> {
  const scripts = page.elements.filter(
    (element) => isTag(element, 'script') && element.getAttribute('type') === 'application/ld+json',
  );
  for (const { rawText } of scripts) {
    let graph: Json;
    try {
      graph = JSON.parse(rawText) as Json;
    } catch (error) {
      yield finding('jsonld-invalid', page.file, `Its structured data is not JSON: ${String(error)}.`);
      continue;
    }
    const objects = [...objectsIn(graph)];
    yield* checkPrices(site, page, objects);
    yield* checkFaq(page, objects);
    for (const text of stringsIn(graph)) yield* checkText(site, page, text);
  }
}

function* checkText(site: BuiltSite, page: HtmlPage, text: string): Iterable<SiteFinding> {
  yield* checkIndexedText(site, page, 'structured data', text);
  if (/\bNaN\b|\bundefined\b|\[object /.test(text)) {
    yield finding('word-forbidden', page.file, `A value is missing in structured data: "${text}".`);
  }
}
