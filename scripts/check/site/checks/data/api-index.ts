/** The index of all models: each row says what the catalog has, and the whole of it is short enough to be read at once. */
import { isDeepStrictEqual } from 'node:util';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import type { Model, Rate } from '#catalog/types.ts';
import type { BuiltSite } from '../../built-site.ts';
import { codes, type Findings, raising } from '../../finding.ts';
import { isObject, listOf, wordsOf, type Json, parsed } from '../../json.ts';
import { stageOf } from '../../oracle/life.ts';
import { rankingRate, ratesInForce, ratesOf } from '../../oracle/rates.ts';
import { wordsOfRate } from '../../oracle/words.ts';
import type { PartKind } from '../../part.ts';

export const indexCodes = codes('api', {
  'api-index-wrong': {
    why: 'Assistants answer from it what a model costs, and whether it will do.',
    fix: 'Build again; if it stays, correct src/views/data/api-index.ts.',
  },
  'api-index-heavy': {
    why: 'Assistants read all of it: 300 models are to be no more than 15,000 tokens.',
    fix: 'Shorten the rows in src/views/data/api-index.ts.',
  },
});

const finding = raising(indexCodes);

const file = 'api/index.json';

/** What it may have: as much for what all its rows share, and as much for each. */
const most = { head: 900, row: 47 };

export const indexPart: PartKind = {
  codes: [indexCodes],
  start: (site) => ({
    *text(path, text) {
      if (path !== file) return;
      const { length } = site.catalog.models;
      const [tokens, limit] = [countTokens(text), most.head + most.row * length];
      site.look('api', 'tokens of the index', tokens);
      if (tokens > limit)
        yield finding(
          'api-index-heavy',
          file,
          `It has ${tokens} tokens for ${length} models, not ${limit} at most.`,
        );
      yield* checkIndex(site, parsed(text));
    },
    *end() {
      if (!site.files.paths.has(file)) yield finding('api-index-wrong', file, 'It was not built.');
    },
  }),
};

const columns = ['id', 'in', 'out', 'cached', 'price', 'per', 'more', 'context', 'abilities', 'lifecycle'];

function* checkIndex(site: BuiltSite, data: Json | undefined): Findings {
  if (!isObject(data)) return;
  const { models } = site.catalog;
  const names = listOf(data.columns).map((column) => (isObject(column) ? column.name : column));
  if (!isDeepStrictEqual(names, columns))
    yield finding('api-index-wrong', file, `Its columns are ${names.map(wordsOf).join(', ')}.`);
  const told = isObject(data.models) ? data.models : {};
  const right = Map.groupBy(models, ({ modality }) => modality);
  for (const kind of new Set([...Object.keys(told), ...right.keys()])) {
    const rows = new Map(listOf(told[kind]).map((row) => [wordsOf(listOf(row)[0]), row]));
    const own = right.get(kind as Model['modality']) ?? [];
    if (rows.size !== own.length || listOf(told[kind]).length !== own.length)
      yield finding(
        'api-index-wrong',
        file,
        `Of ${kind} it has ${rows.size} models, the catalog ${own.length}.`,
      );
    for (const model of own) {
      const [row, wanted] = [rows.get(model.id), rowOf(model, site.date)];
      if (isDeepStrictEqual(row, wanted)) continue;
      yield finding(
        'api-index-wrong',
        file,
        `It says ${wordsOf(row) || `nothing of ${model.id}`}, the catalog ${JSON.stringify(wanted)}.`,
      );
    }
  }
  const aliases = Object.fromEntries(
    models.flatMap(({ id, aliases: all }) => all.map((one) => [one.id, id])),
  );
  if (!isDeepStrictEqual(data.aliases, aliases))
    yield finding('api-index-wrong', file, 'Its aliases are not those of the catalog.');
}

function rowOf(model: Model, date: string): Json {
  const rates = ratesInForce(model, date);
  const plain = (meter: Rate['meter']) =>
    rates.find(
      (rate) => rate.meter === meter && Object.keys(rate.when).length === 0 && rate.per === undefined,
    );
  const tokens = [plain('input'), plain('output'), plain('cacheRead')];
  const main = rankingRate(model, date);
  const other = tokens.includes(main) ? undefined : main;
  const shown = [...tokens, other].filter((rate) => rate !== undefined).length;
  const [input = null, output = null, cached = null] = tokens.map((rate) => rate?.amount ?? null);
  return [
    model.id,
    input,
    output,
    cached,
    ...(other === undefined ? withoutPrice(model, shown) : [other.amount, wordsOfRate(other).unit]),
    rates.length - shown,
    model.context ?? null,
    model.capabilities.join(' '),
    `${stageOf(model, date) ?? ''} ${model.life.retires ?? ''}`.trim(),
  ];
}

function withoutPrice(model: Model, shown: number): readonly [string | null, string | null] {
  const { kind } = model.pricing;
  if (kind === 'free') return ['0', kind];
  if (kind !== 'priced') return [null, kind];
  return [null, shown === 0 && ratesOf(model).length > 0 ? 'announced' : null];
}
