/** Differences in per cent, how often one price is another, and which of two models wins, in sentences without a key. */
import Fraction from 'fraction.js';
import type { Model, Rate } from '#catalog/types.ts';
import { modelLinked, type BuiltSite } from '../built-site.ts';
import { excerpt, type Findings, raising } from '../finding.ts';
import { type HtmlPage, metaContent } from '../html-page.ts';
import { perUnitOfMeter, rankingPrice, ratesInForce, ratesOf } from '../oracle/rates.ts';
import { subjectOf } from '../oracle/trace-key.ts';
import { dateInWords, meterWords } from '../oracle/words.ts';
import { pagePart } from '../part.ts';
import type { TextBlock } from '../text-blocks.ts';
import { claimCodes } from './claims.ts';
import { isAbout, isReleasedIn, placeOf, shown } from './places.ts';

const finding = raising(claimCodes);

export const differencesPart = pagePart([claimCodes], function* (site, page) {
  for (const block of page.blocks) {
    yield* checkDifferences(site, page, block);
    yield* checkComparison(site, page, block);
  }
  yield* checkDescription(page);
});

/** Whether "20% more", "twice as much" and the like are true of one price against another. */
function isTrue(words: string, price: Fraction, base: Fraction): boolean {
  const [, percent, direction] = /([\d.]+)% (less|more)/.exec(words) ?? [];
  const [, times] = /([\d.]+) times/.exec(words) ?? [];
  const change = price.div(base).sub(1).mul(100);
  if (percent !== undefined) return isAbout(percent, direction === 'less' ? change.neg() : change);
  if (times !== undefined) return isAbout(times, price.div(base));
  return words.includes('twice') ? price.equals(base.mul(2)) : true;
}

const difference = String.raw`(?:(?:about )?[\d.]+% (?:less|more)|twice as much|(?:about )?[\d.]+ times as much)`;

function* checkDifferences(site: BuiltSite, page: HtmlPage, block: TextBlock): Findings {
  const { model } = page;
  const { text } = block;
  const wrong = (said: string) =>
    finding('place-wrong', page.file, `It says ${excerpt(said)}, which the catalog makes false.`);
  const cached = /\bsemantic cache, it bills ([\d.]+)% of the uncached price/.exec(text);
  if (cached && cached[1] !== site.catalog.gateway.semanticCache?.percentOfUncached) yield wrong(cached[0]);
  if (model === undefined) return;
  const rates = ratesInForce(model, site.date);
  const plain = (meter: Rate['meter']) =>
    rates.find((rate) => rate.meter === meter && Object.keys(rate.when).length === 0);
  const price = (meter: Rate['meter']) => {
    const rate = plain(meter);
    return rate && perUnitOfMeter(rate);
  };
  const [input, output, cacheRead] = [price('input'), price('output'), price('cacheRead')];
  for (const [said] of text.matchAll(
    new RegExp(
      `An output token costs ${difference} as an input token|less than ([\\d.]+) times as long`,
      'g',
    ),
  ))
    if (!input || !output || !isTrue(said.replace('as long', 'as much'), output, input)) yield wrong(said);
  const read = new RegExp(`A token read from the provider’s cache costs ${difference} than`).exec(text);
  if (read && (!input || !cacheRead || !isTrue(read[0], cacheRead, input))) yield wrong(read[0]);
  yield* checkServices(page, text, rates, wrong);
  yield* checkAnnounced(site, model, text, wrong);
  const own = placeOf(site, model);
  // "Of the 3 chat models here released in 2026, 2 cost less per input token."
  const [subset, size = '', year = '', less = ''] =
    /\bOf the (\d[\d,]*) [\w ]*? here released in (\d{4}), (\d[\d,]*) costs? less/.exec(text) ?? [];
  if (subset !== undefined && own !== undefined) {
    const among = own.ranked.filter(({ id }) => isReleasedIn(site, id, year));
    const cheaper = among.filter(({ price: other }) => other.lt(own.own.price)).length;
    if (size !== shown(among.length) || less !== shown(cheaper)) yield wrong(subset);
  }
  // "the one below, Talk Mini, costs about 87% less", of what is linked there
  for (const match of text.matchAll(
    new RegExp(`the one (?:below|above), [^,]+, costs (${difference})`, 'g'),
  )) {
    const linked = block.group?.hrefs.flatMap((href) => modelLinked(site, href) ?? []) ?? [];
    const others = linked.flatMap((other) => rankingPrice(other, site.date) ?? []);
    if (
      own !== undefined &&
      others.length > 0 &&
      !others.some((other) => isTrue(match[1] ?? '', other, own.own.price))
    )
      yield wrong(match[0]);
  }
}

/** "Against the standard rates, batch costs 50% less for input tokens and output tokens." */
function* checkServices(
  _: HtmlPage,
  text: string,
  rates: readonly Rate[],
  wrong: (said: string) => ReturnType<typeof finding>,
): Findings {
  const [, list = ''] = /Against the standard rates, (.*)\.$/.exec(text.trim()) ?? [];
  for (const clause of list.split('; ')) {
    const [service = ''] = /^\w+/.exec(clause) ?? [];
    const whole = new RegExp(`^[\\w ]+? costs (${difference})$`).exec(clause)?.[1];
    const claims = [
      ...clause.matchAll(new RegExp(`(${difference}) for (.+?)(?=(?:,| and) ${difference} for |$)`, 'g')),
    ];
    for (const rate of rates.filter(
      ({ when }) => when.service === service && Object.keys(when).length === 1,
    )) {
      const base = rates.find((other) => other.meter === rate.meter && Object.keys(other.when).length === 0);
      const said =
        whole ??
        claims.find(([, , nouns = '']) => nouns.split(/, | and /).includes(meterWords[rate.meter].many))?.[1];
      if (
        base !== undefined &&
        said !== undefined &&
        !isTrue(said, perUnitOfMeter(rate), perUnitOfMeter(base))
      )
        yield wrong(clause);
    }
  }
}

/** "From 1 January 2027, input tokens cost 20% more." */
function* checkAnnounced(
  { date }: BuiltSite,
  model: Model,
  text: string,
  wrong: (said: string) => ReturnType<typeof finding>,
): Findings {
  const match = new RegExp(`From (\\d{1,2} [A-Z][a-z]+ \\d{4}), (.+? costs? ${difference})`).exec(text);
  if (match === null) return;
  const [said, day = '', clause = ''] = match;
  const later = ratesOf(model).filter(({ from = '' }) => from > date && dateInWords(from) === day);
  if (later.length === 0) {
    yield wrong(said);
    return;
  }
  const named = later.filter(({ meter }) => clause.includes(meterWords[meter].many));
  for (const rate of named.filter(({ when }) => Object.keys(when).length === 0)) {
    const base = ratesInForce(model, date).find(
      (one) => one.meter === rate.meter && Object.keys(one.when).length === 0,
    );
    const own = new RegExp(`${meterWords[rate.meter].many} costs? (${difference})`).exec(clause)?.[1];
    if (base && own !== undefined && !isTrue(own, perUnitOfMeter(rate), perUnitOfMeter(base)))
      yield wrong(said);
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
