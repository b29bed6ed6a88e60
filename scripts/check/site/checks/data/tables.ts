/**
 * The tables: `api/models.csv`, the same for spreadsheets, `api/history.csv`, and what describes their columns. Every
 * listed rate stands there once, as the catalog, the record of the price check and the fee have it.
 */
import type { Model, Rate } from '#catalog/types.ts';
import type { BuiltSite } from '../../built-site.ts';
import { type Findings, raising } from '../../finding.ts';
import { isObject, wordsOf, objectsOf, parsed } from '../../json.ts';
import { stageOf, successor } from '../../oracle/life.ts';
import { conditionText, ratesOf, tellsFee } from '../../oracle/rates.ts';
import { statusOf } from '../../oracle/records.ts';
import { conditionKeys } from '../../oracle/words.ts';
import { csvRecords, parseCsv } from './csv.ts';
import { compareKeys, compareModels, dataCodes, modelValues, rateValues, type Values } from './data-files.ts';
import { figureCodes } from '../prices/figures.ts';

const finding = raising(dataCodes, figureCodes);

const mark = '\uFEFF';

/** Whether the file begins with a byte order mark: programs trip over it, spreadsheets need it. */
const csvFiles = [
  ['api/models.csv', false],
  ['api/models-spreadsheet.csv', true],
] as const;

export function* checkTables(site: BuiltSite): Findings {
  for (const [file, isMarked] of csvFiles) {
    if (site.files.paths.has(file) && site.files.read(file).startsWith(mark) !== isMarked)
      yield finding('api-invalid', file, `It begins ${isMarked ? 'without' : 'with'} a byte order mark.`);
    yield* checkModels(site, file);
  }
  for (const file of ['api/models.csv', 'api/history.csv']) yield* checkDescription(site, file);
}

function* checkModels(site: BuiltSite, file: string): Findings {
  if (!site.files.paths.has(file)) {
    yield finding('api-invalid', file, 'It was not built.');
    return;
  }
  let records: Record<string, string>[];
  try {
    records = csvRecords(site.files.read(file).replace(mark, ''));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    yield finding('api-invalid', file, `It is no CSV: ${why}.`);
    return;
  }
  const ids = records.map(({ id = '' }) => id);
  const keys = records.flatMap(({ traceKey = '' }) => (traceKey === '' ? [] : [traceKey]));
  yield* compareModels(site, file, ids);
  yield* compareKeys(site, file, keys);
  for (const [index, record] of records.entries()) {
    const { id = '', traceKey = '' } = record;
    // The header is line 1; a name with a line break in it would shift the lines below.
    const line = index + 2;
    const model = site.modelById.get(id);
    if (model === undefined) continue;
    const listed = site.rates.get(traceKey);
    const rate = listed?.model === model ? listed.rate : undefined;
    if (rate === undefined && (traceKey !== '' || ratesOf(model).length > 0)) {
      yield finding('api-value-wrong', file, `The line of ${id} has the key "${traceKey}".`, line);
      continue;
    }
    yield* compareLine(file, traceKey || id, lineOf(site, model, rate), record, line);
    const { amountWithFee = '' } = record;
    const { gateway } = site.catalog;
    const isTold = rate !== undefined && gateway.platformFee !== undefined && tellsFee(gateway);
    const fault = isTold ? site.ledger.valueFaultOf(`${traceKey}~fee`, amountWithFee) : undefined;
    if (fault !== undefined) yield finding(fault.code, file, fault.message, line);
    if (!isTold && amountWithFee !== '')
      yield finding('api-value-wrong', file, `"${amountWithFee}" with the fee holds for no payment.`, line);
  }
}

/** All columns of a line in their order; `amountWithFee` is recomputed apart. */
function lineOf(site: BuiltSite, model: Model, rate: Rate | undefined): Values {
  const { catalog, date, evidence, modelById } = site;
  const { url = '', ...names } = modelValues(site, model);
  const { life, pricing } = model;
  const facts = {
    context: String(model.context ?? ''),
    maxOutput: String(model.maxOutput ?? ''),
    capabilities: model.capabilities.join(' '),
    stage: stageOf(model, date) ?? 'current',
    listed: life.listed ?? '',
    released: life.released ?? '',
    retires: life.retires ?? '',
    replacement: successor(modelById, model, date)?.id ?? '',
    priceStatus: pricing.kind,
  };
  const {
    meter = '',
    amount = '',
    per = '',
    times = '',
    unit = '',
    billing = '',
  } = rate ? rateValues(rate) : {};
  const { status = '', sources = [] } = rate ? statusOf(model, rate, evidence) : {};
  const days = sources.map(({ source }) => source?.asOf ?? '').sort();
  const conditions = conditionKeys.map((key) => {
    const value = rate?.when[key];
    return [
      `when${key[0]?.toUpperCase() ?? ''}${key.slice(1)}`,
      value === undefined ? '' : [value].flat().join('+'),
    ];
  });
  return {
    ...names,
    ...facts,
    meter,
    amount,
    // Of a fee that nobody speaks of, nothing is claimed.
    ...(catalog.gateway.platformFee !== undefined && { amountWithFee: '' }),
    currency: rate === undefined ? '' : catalog.gateway.currency,
    per,
    times,
    unit,
    providerAmount: rate?.providerAmount ?? '',
    conditions: conditionText(rate?.when ?? {}),
    ...(Object.fromEntries(conditions) as Values),
    mode: rate?.mode === 'marginal' ? rate.mode : '',
    billing,
    validFrom: rate?.from ?? '',
    validUntil: rate?.until ?? '',
    verification: status,
    sources: sources.map(({ source, id }) => source?.package ?? id).join('; '),
    sourcesAsOf: days.at(-1) ?? '',
    traceKey: '',
    url,
  };
}

/** What a spreadsheet would run: it has an apostrophe before it, which is none of the value. */
const runs = /^(?:\s*[=+\-@＝＋－＠﹦﹢﹣﹫]|[\t\r\n])/;

/** Ids and keys stay as they are; both were looked up before. */
const exact = ['id', 'replacement', 'traceKey'];

function* compareLine(file: string, place: string, right: Values, found: Values, line: number): Findings {
  const [columns, named] = [Object.keys(right).join(), Object.keys(found).join()];
  if (columns !== named)
    yield finding('api-invalid', file, `Its columns are ${named}, not ${columns}.`, line);
  for (const [name, value] of Object.entries(right)) {
    if (['amountWithFee', 'traceKey'].includes(name)) continue;
    const told = found[name] ?? '';
    if (told === (runs.test(value) && !exact.includes(name) ? `'${value}` : value)) continue;
    const what = `${name} of ${place} is "${told}", not "${value}".`;
    yield finding('api-value-wrong', file, what, line);
  }
}

/** The description beside a table names its columns in their order. */
function* checkDescription({ files }: BuiltSite, table: string): Findings {
  if (!files.paths.has(table)) return;
  const file = `${table}-metadata.json`;
  const data = files.paths.has(file) ? parsed(files.read(file)) : undefined;
  if (data === undefined) {
    yield finding('api-invalid', file, 'It was not built, or is no JSON.');
    return;
  }
  const { url, tableSchema } = isObject(data) ? data : {};
  const columns = objectsOf(isObject(tableSchema) ? tableSchema.columns : null);
  const named = columns.map(({ name, titles }) => (name === titles ? wordsOf(name) : ''));
  const [header = []] = parseCsv(files.read(table));
  if (wordsOf(url) !== table.replace('api/', '') || named.join() !== header.join())
    yield finding('api-invalid', file, `It describes ${wordsOf(url)} with ${named.join(', ')}.`);
}
