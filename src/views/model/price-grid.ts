/** The prices of a model as providers print them: conditions down, meters across, and who confirms each figure. */
import { isOwn } from '#catalog/records/price-evidence.ts';
import { meters, unitOf } from '#catalog/registry/meters.ts';
import { keysOf, whenText } from '#catalog/registry/when.ts';
import type { Model, Rate } from '#catalog/types.ts';
import { inOnePrecision, type Amount } from '#pricing/amount.ts';
import { holdsOn, listedRates, pickRate } from '#pricing/rates.ts';
import { foldedRates } from '#pricing/folded-rates.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Block, Column, Notice, Table } from '#views/page/blocks.ts';
import {
  link,
  listing,
  muted,
  plainText,
  say,
  sentences,
  type EvidenceMark,
  type Inline,
  type Inlines,
} from '#views/page/inline.ts';
import { capital, dayBefore, longDate, sellerName, uncapital, whenWords } from '#views/words/phrases.ts';
import { statementsOf } from '#views/words/statements.ts';
import type { Site } from '#views/site.ts';
import { feeOfPayment } from '#views/words/fee.ts';
import { billingSentences } from './billing-sentences.ts';
import { reportLink } from './report-link.ts';
import { withFee } from './tiles.ts';

/** The grid with what is to be known of it. @param others notices that the top of the page has no room for */
export function priceBlocks(site: Site, model: Model, others: readonly Notice[] = []): Block[] {
  const notes = others.map(({ label, figure, content }) => sentences(say`${label} ${figure}.`, content));
  const all = listedRates(model).filter((rate) => rate.until === undefined || rate.until > site.date);
  if (all.length === 0) return notes.map((content): Block => ({ kind: 'note', content }));
  const { rates, sentences: folded } = foldedRates(all);
  const rules = [...folded.map((text): Inlines => [text]), ...billingSentences(rates)];
  const report = reportLink(site, model, (rate) => evidenceWords(site, model, rate));
  return [
    priceGrid(site, model, rates),
    ...(model.estimates.length > 0 ? [estimateTable(site, model)] : []),
    ...[
      ...notes,
      ...rules,
      ...evidenceSentences(site, model, all),
      report === undefined ? undefined : [report],
    ].flatMap((content): Block[] => (content === undefined ? [] : [{ kind: 'note', content }])),
  ];
}

/** Rates that stand in one row: under one condition, at one time. */
function caseOf({ when, mode, from, until }: Rate): string {
  return [whenText(when), mode, from, until].join(' ');
}

/** The rates of each row. What has no days of its own stands in each row of its condition that has some. */
function rowsOf(rates: readonly Rate[]): Rate[][] {
  const hasDays = ({ from, until }: Rate) => from !== undefined || until !== undefined;
  const ofCondition = ({ when, mode }: Rate) => `${whenText(when)} ${mode}`;
  return [...Map.groupBy(rates, ofCondition).values()].flatMap((own) => {
    const dated = [...Map.groupBy(own.filter(hasDays), caseOf).values()];
    const always = own.filter((rate) => !hasDays(rate));
    if (dated.length === 0) return [always];
    // What changes in one column only leaves the others as they are.
    return dated.map((row) => [
      ...row,
      ...always.filter((rate) => row.every((one) => columnOf(one) !== columnOf(rate))),
    ]);
  });
}

/** Rates that stand in one column: of one meter, per one unit. */
function columnOf(rate: Rate): string {
  return `${rate.meter} ${unitOf(rate).shortUnit}`;
}

function priceGrid(site: Site, model: Model, rates: readonly Rate[]): Table {
  const columns = [...Map.groupBy(rates, columnOf).values()].flatMap(([rate]) => rate ?? []);
  const rows = rowsOf(rates);
  const prices = new Map(
    columns.flatMap((column) => {
      const own = rates.filter((rate) => columnOf(rate) === columnOf(column));
      const amounts = inOnePrecision(own.map((rate) => site.amount(keys.rate(model, rate))));
      return own.flatMap((rate, index) => (amounts[index] ? [[rate, amounts[index]] as const] : []));
    }),
  );
  const heads = columns.map(headOf);
  const fee = feeOfPayment(site) === undefined ? undefined : withFee(site);
  const cells = rows.map((own) => ({
    condition: own[0] === undefined ? [] : [conditionWords(site, own[0])],
    cells: columns.map((column) => {
      const rate = own.find((one) => columnOf(one) === columnOf(column));
      return rate === undefined
        ? { price: otherwise(column, own, rates) }
        : cellOf(site, model, rate, prices.get(rate));
    }),
  }));
  return {
    kind: 'table',
    caption: `${site.lifecycle(model).isServed ? 'Prices' : 'Last prices'} by condition`,
    onPhone: 'accounts',
    // What the second figure is stands in the head: in each cell it would be half of its words.
    columns: [{ label: 'When', ...(fee !== undefined && { unit: `second figure ${fee}` }) }, ...heads],
    rows: cells.map((row) => [row.condition, ...row.cells.map(onPage)]),
    inText: {
      columns: [
        { label: 'When' },
        ...heads.flatMap((head): Column[] =>
          fee === undefined ? [head] : [head, { label: capital(fee), align: 'end' }],
        ),
        { label: 'Sources' },
      ],
      rows: cells.map((row) => [
        row.condition,
        ...row.cells.flatMap((cell) => (fee === undefined ? [cell.price] : [cell.price, cell.fee ?? []])),
        sourcesOf(row.cells, columns),
      ]),
    },
  };
}

/** The meter and its unit; what is counted is said once: "Images each", "Pages per 1K". */
function headOf(rate: Rate): Column {
  const { label, noun } = meters[rate.meter];
  const { shortUnit } = unitOf(rate);
  const isSaid = label.toLowerCase() === noun.many;
  const short = shortUnit === noun.one ? 'each' : `per ${shortUnit.replace(` ${noun.many}`, '')}`;
  return { label, unit: isSaid ? short : `per ${shortUnit}`, align: 'end' };
}

/** What stands in a cell of the grid: who confirms the price, the price, and what it is with the fee. */
interface PriceCell {
  readonly mark?: Inline;
  readonly price: Inlines;
  readonly fee?: Inlines;
}

function onPage({ mark, price, fee }: PriceCell): Inlines {
  return [
    ...(mark === undefined ? [] : [mark, ' ']),
    ...price,
    ...(fee === undefined ? [] : [' ', muted(...fee)]),
  ];
}

/** Who confirms the prices of a row: said once where it holds for all of them, else of each meter. */
function sourcesOf(cells: readonly PriceCell[], columns: readonly Rate[]): Inlines {
  const marked = cells.flatMap(({ mark }, index) => {
    const column = columns[index];
    return mark === undefined || column === undefined ? [] : [{ mark, label: meters[column.meter].label }];
  });
  const [first] = marked;
  if (first === undefined) return [];
  const isAlike = marked.every(({ mark }) => markWords(mark) === markWords(first.mark));
  if (isAlike) return [first.mark];
  return marked.flatMap(({ mark, label }, index) => [`${index === 0 ? '' : ', '}${uncapital(label)} `, mark]);
}

/** What is billed of a meter that has no price of its own under a condition: the standard one, or nothing. */
function otherwise(column: Rate, own: readonly Rate[], rates: readonly Rate[]): Inlines {
  const [first] = own;
  const isStandard = keysOf(first?.when ?? {}).length > 0 && pickRate(rates, column.meter) !== undefined;
  return [muted(isStandard ? 'as standard' : '–')];
}

function cellOf(site: Site, model: Model, rate: Rate, price: Amount | undefined): PriceCell {
  const key = keys.rate(model, rate);
  return {
    mark: evidenceMark(site, model, rate),
    price: [
      price ?? site.amount(key),
      ...(rate.providerAmount === undefined
        ? []
        : say` (${sellerName(site, model)} ${site.amount(keys.provider(model, rate))})`),
    ],
    ...(feeOfPayment(site) !== undefined && { fee: [site.amount(keys.fee(key))] }),
  };
}

/** A rate in words, without its amount: "Input, batch". */
export function rateWords(
  rate: Pick<Rate, 'meter' | 'when'> & { readonly mode?: Rate['mode'] | undefined },
): string {
  const words = whenWords(rate.when, rate.mode);
  const { label } = meters[rate.meter];
  return words === 'Standard' ? label : `${label}, ${uncapital(words)}`;
}

function conditionWords(site: Site, rate: Rate): string {
  const words = whenWords(rate.when, rate.mode);
  if (rate.from !== undefined && !holdsOn(rate, site.date)) return `${words}, from ${longDate(rate.from)}`;
  return rate.until === undefined ? words : `${words}, until ${longDate(dayBefore(rate.until))}`;
}

/** What confirms a rate, in words: "2 sources", "no source". */
function evidenceWords(site: Site, model: Model, rate: Rate): string {
  return markWords(evidenceMark(site, model, rate));
}

function markWords(mark: Inline): string {
  return typeof mark === 'object' && mark.kind === 'mark' ? mark.label : plainText([mark]);
}

const ownSign: EvidenceMark = { kind: 'mark', sign: 'own', text: '', label: 'set by us' };

/** How many sources list a rate alike, or that none does; what is below the grid names them. */
function evidenceMark(site: Site, model: Model, rate: Rate): Inline {
  const evidence = site.evidenceFor(model, rate);
  if (evidence === undefined) return muted('not checked');
  const isLate = (['unverified', 'exceptions'] as const).some((field) =>
    statementsOf(site, model, field, [rate]).some(
      ({ statement }) => statement.expires !== undefined && statement.expires < site.date,
    ),
  );
  if (evidence.status === 'own') return ownSign;
  if (evidence.status !== 'match' && isLate) return muted('expired');
  if (evidence.status === 'match') {
    const { length } = Object.keys(evidence.sources);
    const text = String(length);
    return { kind: 'mark', sign: 'alike', text, label: length === 1 ? '1 source' : `${text} sources` };
  }
  const words = {
    unverified: ['none', 'no source'],
    disputed: ['differs', 'sources disagree'],
    exempt: ['differs', 'exception'],
    mismatch: ['differs', 'contradicted'],
  } as const;
  const [sign, label] = words[evidence.status];
  return { kind: 'mark', sign, text: '', label };
}

function estimateTable(site: Site, model: Model): Table {
  return {
    kind: 'table',
    caption: 'Estimated price per image, billed in tokens',
    onPhone: 'lines',
    columns: [{ label: 'Image' }, { label: 'Estimate', unit: 'per image', align: 'end' }],
    rows: model.estimates.map((rate) => [[whenWords(rate.when)], [site.amount(keys.estimate(model, rate))]]),
  };
}

/** What the marks mean: who lists the same prices; which are in doubt, and why. */
function evidenceSentences(site: Site, model: Model, rates: readonly Rate[]): Inlines[] {
  const matched = rates.flatMap((rate) => {
    const evidence = site.evidenceFor(model, rate);
    return evidence?.status === 'match' ? Object.keys(evidence.sources) : [];
  });
  const said: Inlines[] = [];
  const sources = [...new Set(matched)].map((id): Inlines => [sourceName(site, id)]);
  const sign = (name: EvidenceMark['sign'], label: string): Inline => ({
    kind: 'mark',
    sign: name,
    text: '',
    label,
  });
  if (sources.length > 0) said.push(say`${sign('alike', 'sources')} Same price in ${listing(sources)}.`);
  const statements = (['unverified', 'exceptions'] as const).flatMap((field) =>
    statementsOf(site, model, field, rates).map((one) => ({ ...one, field })),
  );
  const about = (own: readonly Rate[]) =>
    own.length === rates.length ? [] : [`${capital(shortWords(own).map(uncapital).join('; '))}: `];
  // Of what the entry says nothing, the gateway's own list does.
  const stated = new Set(statements.flatMap((one) => one.rates));
  const listed = rates.filter((rate) => site.evidenceFor(model, rate)?.status === 'own' && !stated.has(rate));
  if (listed.length > 0) {
    const whose = listed.length === 1 ? 'this price' : 'these prices';
    said.push([ownSign, ' ', ...about(listed), `${site.gateway.name} sets ${whose} itself.`]);
  }
  for (const { field, statement, rates: own, words } of statements) {
    if (isOwn(statement)) {
      said.push([ownSign, ' ', ...about(own), ...words]);
      continue;
    }
    const mark = field === 'unverified' ? sign('none', 'no source') : sign('differs', 'sources disagree');
    said.push([
      mark,
      ' ',
      ...about(own),
      ...words,
      ...sourceNote(site, statement.source, statement.checked, statement.expires),
    ]);
  }
  return said;
}

/** Rates in words; of many, only what they count. */
function shortWords(rates: readonly Rate[]): string[] {
  const words = new Set(rates.map((rate) => rateWords(rate)));
  return [...(words.size > 3 ? new Set(rates.map(({ meter }) => meters[meter].label)) : words)];
}

/** Where a statement was read and when; of one that nobody renewed in time, that it has expired. */
function sourceNote({ date }: Site, source: string, read: string, expires: string | undefined): Inline[] {
  const note = say` ${muted(link(source, 'Source'), `, read ${longDate(read)}.`)}`;
  return expires !== undefined && expires < date
    ? [...note, ` It was due to be read again by ${longDate(expires)} and may no longer hold.`]
    : note;
}

function sourceName(site: Site, id: string): string {
  const source = Object.entries(site.evidence?.sources ?? {}).find(([name]) => name === id)?.[1];
  return source === undefined
    ? id
    : `${[source.package, source.version].filter(Boolean).join(' ')} (data of ${longDate(source.asOf)})`;
}
