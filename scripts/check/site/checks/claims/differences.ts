/** Differences in per cent, how often one price is another, and which of two models wins, in sentences without a key. */
import Fraction from 'fraction.js';
import type { BuiltSite } from '../../built-site.ts';
import { excerpt, type Findings, raising } from '../../finding.ts';
import { type HtmlPage, metaContent, tagged } from '../../html-page.ts';
import { perUnitOfMeter } from '../../oracle/rates.ts';
import { subjectOf } from '../../oracle/trace-key.ts';
import { dateInWords } from '../../oracle/words.ts';
import { pagePart } from '../../part.ts';
import type { TextBlock } from '../../text-blocks.ts';
import { claimCodes } from './claims.ts';
import { keepingUpTo, placeOf, shown } from './places.ts';

const finding = raising(claimCodes);

export const differencesPart = pagePart([claimCodes], function* (site, page) {
  for (const block of page.blocks) {
    yield* checkDifferences(site, page, block);
    yield* checkComparison(site, page, block);
  }
  yield* checkLower(site, page);
  yield* checkDescription(page);
});

function* checkDifferences(site: BuiltSite, page: HtmlPage, block: TextBlock): Findings {
  const { model } = page;
  const { text } = block;
  const wrong = (said: string) =>
    finding('place-wrong', page.file, `It says ${excerpt(said)}, which the catalog makes false.`);
  const cached = /\bsemantic cache cost ([\d.]+)% of the uncached price/.exec(text);
  if (cached && cached[1] !== site.catalog.gateway.semanticCache?.percentOfUncached) yield wrong(cached[0]);
  if (model === undefined) return;
  // "7 of the 9 other chat models with its features and context have cheaper input."
  const [claim, cheaper = '', all = '', kept = ''] =
    /^(None of the|All|[\d,]+ of the) ([\d,]+) other [^.]*? with its ([a-z ]+?) (?:is|are|has|have) cheaper/.exec(
      text.trim(),
    ) ?? [];
  const own = placeOf(site, model);
  if (claim !== undefined && own !== undefined) {
    const counts = keepingUpTo(site, own.ranked, model);
    // The model itself is no other one.
    const [able, less] = [(counts.at(-1) ?? 0) - 1, counts[own.cheaper] ?? 0];
    const count = cheaper === 'All' ? all : cheaper.startsWith('None') ? '0' : cheaper.replace(' of the', '');
    const isKept =
      kept.includes('features') === model.capabilities.length > 0 &&
      kept.includes('context') === (model.context !== undefined);
    if (all !== shown(able) || count !== shown(less) || !isKept) yield wrong(claim);
  }
}

// Two models side by side.

function* checkComparison(site: BuiltSite, page: HtmlPage, block: TextBlock): Findings {
  if (!page.path.startsWith('/compare/') || page.path === '/compare/') return;
  const { text } = block;
  const wrong = (said: string) =>
    finding('place-wrong', page.file, `It says ${excerpt(said)}, which the catalog makes false.`);
  const named = (name: string | undefined) =>
    site.catalog.models.filter(
      (model) => name !== undefined && name.endsWith(model.name) && page.source.includes(model.slug),
    );
  const context =
    /(?:^|\. )(.+?) has the larger context: ([\d,]+) tokens against ([\d,]+) of (.+?)\.(?: |$)/.exec(text);
  if (context) {
    const [said, large, more, less, small] = context;
    const is = (name: string | undefined, count: string | undefined) =>
      named(name).some((model) => model.context !== undefined && shown(model.context) === count);
    const digits = [more, less].map((count) => Number(count?.replaceAll(',', '')));
    if (!is(large, more) || !is(small, less) || (digits[0] ?? 0) <= (digits[1] ?? 0)) yield wrong(said);
  }
  const newer = /^(.+?) is the newer of the two, released (.+?); (.+?) came out (.+?)\.$/.exec(text.trim());
  if (newer) {
    const [said, one, day, other, before] = newer;
    const released = (name: string | undefined, words: string | undefined) =>
      named(name)
        .map(({ life }) => life.released ?? '')
        .find((date) => date !== '' && dateInWords(date) === words);
    const [late, early] = [released(one, day), released(other, before)];
    if (late === undefined || early === undefined || late <= early) yield wrong(said);
  }
  const winner = /(?:^|\. )([^.]+?) costs less in each use below/.exec(text);
  if (winner) {
    const costs = usesOn(page);
    const best = named(winner[1]).find(({ id }) =>
      costs.every((row) =>
        row.every((cost) => cost.id === id || cost.value.gt(row.find((own) => own.id === id)?.value ?? 0)),
      ),
    );
    if (best === undefined) yield wrong(winner[0]);
  }
}

/** The least figure of a row that has several stands out, and is called the lower or the lowest; no other is. */
function* checkLower(site: BuiltSite, page: HtmlPage): Findings {
  if (!page.path.startsWith('/compare/') || page.path === '/compare/') return;
  for (const row of tagged(page, 'tr')) {
    const cells = row.querySelectorAll('td').flatMap((cell) => {
      const figure = cell.querySelector('[data-rate]');
      const key = figure?.getAttribute('data-rate') ?? '';
      if (figure === null || /~(?:versus|below)\(/.test(key) || key.includes('#past(')) return [];
      const rate = site.rates.get(key)?.rate;
      const value = rate ? perUnitOfMeter(rate) : new Fraction(figure.getAttribute('value') ?? '0');
      return [{ value, isMarked: /\blowe(?:r|st)\b/.test(cell.querySelector('b')?.text ?? '') }];
    });
    const least = cells.map(({ value }) => value).toSorted((a, b) => a.compare(b))[0];
    const isTie = least === undefined || cells.every(({ value }) => value.equals(least));
    if (cells.every(({ value, isMarked }) => isMarked === (!isTie && value.equals(least)))) continue;
    yield finding('place-wrong', page.file, `Of ${excerpt(row.text)}, another figure is the lower one.`);
  }
}

/** What the same use costs with each model, of the uses that all have a price for. */
function usesOn(page: HtmlPage): { readonly id: string; readonly value: Fraction }[][] {
  const rows = Map.groupBy(
    page.blocks.filter(({ section, group }) => section === 'in-practice' && group?.kind === 'row'),
    ({ group }) => group,
  );
  const costs = [...rows.values()].map((row) =>
    row.flatMap(({ traced }) => {
      const [first] = traced.filter(({ key }) => /#quote\([^)]*\)$/.test(key));
      const id = subjectOf(first?.key ?? '');
      return first?.value === undefined || id === undefined ? [] : [{ id, value: new Fraction(first.value) }];
    }),
  );
  const most = Math.max(0, ...costs.map(({ length }) => length));
  return costs.filter(({ length }) => length === most && length > 1);
}

/** What a description of two models says of their difference, its page says. */
function* checkDescription(page: HtmlPage): Findings {
  const text = metaContent(page, 'description') ?? '';
  for (const sentence of text
    .split(/(?<=\.) (?=[A-Z])/)
    .filter((one) => /\d%/.test(one) && page.path.startsWith('/compare/'))) {
    if (page.blocks.some((block) => block.text.includes(sentence))) continue;
    yield finding(
      'place-wrong',
      page.file,
      `Its description says ${excerpt(sentence)}, which the page does not.`,
    );
  }
}
