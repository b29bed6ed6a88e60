/** Who confirms the prices, and from which day a source’s prices are: as the records have it. */
import type { Evidence, EvidenceSource } from '#catalog/records/price-evidence.ts';
import type { BuiltSite } from '../../built-site.ts';
import { codes, excerpt, type Findings, raising } from '../../finding.ts';
import { type HtmlPage, tagged, textsOf } from '../../html-page.ts';
import { ratesOf } from '../../oracle/rates.ts';
import { alikeIn, statusOf, type RecordedStatus } from '../../oracle/records.ts';
import { listedRateOf } from '../../oracle/trace-key.ts';
import { confirmationWords, dateInWords, grouped, statusNames } from '../../oracle/words.ts';
import type { PartKind } from '../../part.ts';
import type { Group, TextBlock } from '../../text-blocks.ts';

export const recordCodes = codes('records', {
  'record-count-wrong': {
    why: 'Readers trust the prices by how many of them are confirmed, and by how many sources.',
    fix: 'Build again; if it stays, count what prices.lock.json has (src/views/lists/verification-page.ts).',
  },
  'source-day-wrong': {
    why: 'Readers judge a price by how old the source of it is.',
    fix: 'Print `asOf` of the source in prices.lock.json.',
  },
});

const finding = raising(recordCodes);

export const recordsPart: PartKind = {
  codes: [recordCodes],
  start(site) {
    const { evidence } = site;
    const counts = evidence && countRates(site, evidence);
    return {
      *page(page) {
        if (evidence !== undefined && counts !== undefined) {
          yield* checkCounts(counts, page, evidence);
          if (page.path === '/verification/') yield* checkTables(site, page, evidence);
          yield* checkLists(site, page, evidence);
        }
        yield* checkSourceDays(
          page.file,
          page.blocks.map(({ text }) => text),
          evidence,
        );
      },
      *text(file, text) {
        if (/\.(?:md|txt)$/.test(file)) yield* checkSourceDays(file, text.split('\n'), evidence);
      },
    };
  },
};

// Counts of rates, in sentences, tables and lists.

/** "Of 346 listed rates, 315 are confirmed", "346 rates of 96 models are listed here. At least one library has the same price for 315". */
const ofRates = /\bOf ([\d,]+) listed rates, ([\d,]+) (?:is|are) confirmed/g;
const ratesOfModels =
  /\b([\d,]+) rates of ([\d,]+) models are listed here\.(?: At least one [a-z ]+ has the same price for ([\d,]+))?/g;

/** What each of them has, and what names the day of the check: most texts are done after this. */
const counting = /listed rates|rates of|Sources, compared on/;

/** The same of the whole catalog, as they are printed. */
interface RateCounts {
  readonly rates: string;
  readonly confirmed: string;
  /** Models with a price. */
  readonly priced: string;
}

function countRates({ catalog }: BuiltSite, evidence: Evidence): RateCounts {
  const rates = catalog.models.flatMap((model) =>
    ratesOf(model).map((rate) => statusOf(model, rate, evidence)),
  );
  const number = (count: number) => grouped(String(count));
  return {
    rates: number(rates.length),
    confirmed: number(rates.filter(({ status }) => status === 'match').length),
    priced: number(catalog.models.filter((model) => ratesOf(model).length > 0).length),
  };
}

function* checkCounts(
  { rates, confirmed, priced }: RateCounts,
  page: HtmlPage,
  evidence: Evidence,
): Findings {
  for (const text of textsOf(page)) {
    if (!counting.test(text)) continue;
    for (const [said, ...found] of [...text.matchAll(ofRates), ...text.matchAll(ratesOfModels)]) {
      const right = said.startsWith('Of') ? [rates, confirmed] : [rates, priced, confirmed];
      if (right.every((count, index) => (found[index] ?? count) === count)) continue;
      yield finding(
        'record-count-wrong',
        page.file,
        `It says “${said}”; by the record it is ${right.join(', ')}.`,
      );
    }
    const [compared, on] = /\bSources, compared on (\d{1,2} [A-Z][a-z]+ \d{4})/.exec(text) ?? [];
    if (compared !== undefined && on !== dateInWords(evidence.date))
      yield finding(
        'source-day-wrong',
        page.file,
        `It says “${compared}”, the last check was on ${evidence.date}.`,
      );
  }
}

function rowsOf(blocks: readonly TextBlock[]): TextBlock[][] {
  const rows = Map.groupBy(
    blocks.filter(({ group }) => group?.kind === 'row'),
    ({ group }): Group | undefined => group,
  );
  return [...rows.values()];
}

/** Tables of results, of kinds of models, and of sources. */
function* checkTables({ catalog, date }: BuiltSite, page: HtmlPage, evidence: Evidence): Findings {
  const all = catalog.models.flatMap((model) =>
    ratesOf(model).map((rate) => ({ model, record: statusOf(model, rate, evidence) })),
  );
  const count = (test: (one: (typeof all)[number]) => boolean) => grouped(String(all.filter(test).length));
  const expected = new Map<string, readonly string[]>([
    ...(Object.entries(statusNames) as [RecordedStatus, string][]).map(
      ([status, name]) => [name, [count(({ record }) => record.status === status)]] as const,
    ),
    ...Object.values(evidence.sources).map(
      (source) =>
        [
          source.package,
          sourceCells(
            source,
            date,
            count((one) => listsAlike(one.record, source)),
          ),
        ] as const,
    ),
  ]);
  // The table of rates leaves out a result that none has; then its row is that of facts, which others count.
  const factRows = new Set(
    Object.values(evidence.facts ?? {}).flatMap((facts) => Object.values(facts).map(({ status }) => status)),
  );
  const isOfFacts = (name: string) =>
    expected.get(name)?.[0] === '0' && [...factRows].some((status) => statusNames[status] === name);
  const seen = new Set<string>();
  for (const row of rowsOf(page.blocks)) {
    const [first = '', ...cells] = row.map(({ text }) => text.trim());
    // Below those of rates stand the same results of facts.
    if (seen.has(first) || isOfFacts(first)) continue;
    seen.add(first);
    const kind = /^\/models\/([^/]+)\/$/.exec(row[0]?.group?.hrefs[0] ?? '')?.[1];
    const alike = (test: (n: number) => boolean) =>
      count(({ model, record }) => model.modality === kind && test(alikeIn(record)));
    const right =
      kind === undefined
        ? expected.get(first)
        : [() => true, (n: number) => n > 1, (n: number) => n === 1, (n: number) => n === 0].map(alike);
    if (right === undefined || right.every((cell, index) => cells[index] === cell)) continue;
    yield finding(
      'record-count-wrong',
      page.file,
      `The row ${excerpt(first)} says ${cells.join(' | ')}, by the record it is ${right.join(' | ')}.`,
    );
  }
}

const msPerDay = 86_400_000;

function sourceCells({ version, digest, asOf }: EvidenceSource, date: string, alike: string): string[] {
  const age = grouped(String((Date.parse(date) - Date.parse(asOf)) / msPerDay));
  return [version ?? digest ?? '', dateInWords(asOf), `${age} days`, alike];
}

function listsAlike(record: ReturnType<typeof statusOf>, source: EvidenceSource): boolean {
  return record.sources.some((one) => one.agrees && one.source === source);
}

/** Rows of models say by how many sources the weakest of their prices is confirmed. */
function* checkLists(site: BuiltSite, page: HtmlPage, evidence: Evidence): Findings {
  if (page.model !== undefined || page.path === '/verification/') return;
  for (const row of tagged(page, 'tr')) {
    const said = row.querySelector('th .mark')?.getAttribute('aria-label');
    if (said === undefined) continue;
    const records = row.querySelectorAll('[data-rate]').flatMap((figure) => {
      const listed = site.rates.get(listedRateOf(figure.getAttribute('data-rate') ?? '') ?? '');
      return listed === undefined ? [] : [statusOf(listed.model, listed.rate, evidence)];
    });
    const worst = Object.entries(confirmationWords).find(([status]) =>
      records.some((record) => record.status === status),
    )?.[1];
    const least = Math.min(...records.map(alikeIn));
    const right = worst ?? (least === 1 ? '1 source' : `${String(least)} sources`);
    if (records.length === 0 || said === right) continue;
    yield finding(
      'record-count-wrong',
      page.file,
      `The row ${excerpt(row.text)} says “${said}”, by the record it is “${right}”.`,
    );
  }
}

/** "LiteLLM's price map (data of 1 August 2026)". */
function* checkSourceDays(file: string, texts: readonly string[], evidence: Evidence | undefined): Findings {
  const days = new Set(Object.values(evidence?.sources ?? {}).map(({ asOf }) => dateInWords(asOf)));
  for (const text of texts) {
    if (!text.includes(' (data of ')) continue;
    for (const [said, before = '', day = ''] of text.matchAll(/([^,;.]*?) \(data of ([^)]*)\)/g)) {
      const source = Object.values(evidence?.sources ?? {}).find(({ package: name }) =>
        before.endsWith(name),
      );
      if (source === undefined ? days.has(day) : dateInWords(source.asOf) === day) continue;
      yield finding(
        'source-day-wrong',
        file,
        `It says “${said.trim()}”, the record has ${source?.asOf ?? 'no such source'}.`,
      );
    }
  }
}
