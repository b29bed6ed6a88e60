/** Title, description and Open Graph: their figures are in the trace index of the page. */
import type { BuiltSite } from '../built-site.ts';
import { finding, type SiteFinding } from '../finding.ts';
import { isTag, titleOf, type HtmlPage } from '../html-page.ts';
import { subjectOf, wrongUnit } from '../oracle/trace-key.ts';
import { moneyIn } from '../money.ts';

export function* checkHead(site: BuiltSite, page: HtmlPage): Iterable<SiteFinding> {
  yield* checkIndexedText(site, page, '<title>', titleOf(page));
  for (const element of page.elements) {
    if (!isTag(element, 'meta')) continue;
    const name = element.getAttribute('name') ?? element.getAttribute('property') ?? '';
    yield* checkIndexedText(site, page, `meta ${name}`, element.getAttribute('content') ?? '');
  }
}

/** Each figure of a text without keys is one of the page's index, in its own unit, about the page's own model. */
export function* checkIndexedText(
  site: BuiltSite,
  page: HtmlPage,
  place: string,
  text: string,
): Iterable<SiteFinding> {
  const indexed = site.index.get(page.file) ?? [];
  for (const figure of moneyIn(text)) {
    const keys = indexed.filter(([shown]) => shown === figure.text).map(([, key]) => key);
    const fitting = keys.filter(
      (key) => page.model === undefined || [undefined, page.model.id].includes(subjectOf(key)),
    );
    if (keys.length === 0) {
      yield finding(
        'figure-untraced-head',
        page.file,
        `"${figure.text}" in ${place} is not in the trace index of the page.`,
      );
    } else if (fitting.length === 0) {
      yield finding('figure-other-model', page.file, `"${figure.text}" in ${place} is ${keys.join(', ')}.`);
    } else {
      const units = fitting.map((key) => wrongUnit(key, text.slice(figure.end)));
      // The same figure may be several: one of them in the right unit is enough.
      if (!units.includes(undefined)) {
        yield finding(
          'figure-unit-wrong',
          page.file,
          `"${figure.text}" in ${place} is followed by "per ${units[0] ?? ''}".`,
        );
      }
    }
  }
}
