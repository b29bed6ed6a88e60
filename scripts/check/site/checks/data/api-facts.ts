/** What the API says of the gateway, and of models besides their prices, is in the catalog and in the records beside it. */
import { isDeepStrictEqual } from 'node:util';
import type { Evidence } from '#catalog/records/price-evidence.ts';
import type { Catalog, Model, PriceChange, Rate } from '#catalog/types.ts';
import { pagePath, type BuiltSite, wholeAddress } from '../../built-site.ts';
import { codes, type Findings, raising } from '../../finding.ts';
import {
  isObject,
  listOf,
  wordsOf,
  type Json,
  type JsonObject,
  objectsOf,
  parsed,
  plain,
} from '../../json.ts';
import { isInForce, keyOfRate, ratesOf } from '../../oracle/rates.ts';
import { statusOf } from '../../oracle/records.ts';
import { subjectFor } from '../../oracle/trace-key.ts';
import { languageOfFile, wordsOfRate } from '../../oracle/words.ts';
import type { PartKind } from '../../part.ts';
import { tagged } from '../../html-page.ts';
import { owned } from '../../once.ts';
import { stageOf, successor } from '../../oracle/life.ts';
import { placeOf } from '../claims/places.ts';

export const apiFactCodes = codes('api', {
  'api-fact-wrong': {
    why: 'Programs choose a model, and count a fee, by it.',
    fix: 'Build again; if it stays, print what the catalog has (src/views/data/models-json.ts).',
  },
  'api-evidence-wrong': {
    why: 'Programs trust a price by who lists it alike.',
    fix: 'Build again; if it stays, print what prices.lock.json has (src/views/data/models-json.ts).',
  },
  'api-standing-wrong': {
    why: 'Programs show it as the place of a model among all.',
    fix: 'Build again; if it stays, correct src/views/data/model-json.ts.',
  },
});

const finding = raising(apiFactCodes);

const main = 'api/models.json';

export const apiFactsPart: PartKind = {
  codes: [apiFactCodes],
  start(site) {
    /** By model: where its page offers which example. */
    const examples = new Map<Model, ReadonlyMap<string, string>>();
    const claimCells = new Set<string>();
    return {
      page(page) {
        const { path, model, blocks } = page;
        if (path === '/verification/')
          for (const { section, text } of blocks) if (section === 'claims') claimCells.add(text.trim());
        if (model === undefined) return [];
        const links = tagged(page, 'a').flatMap((element) => {
          const href = element.getAttribute('href') ?? '';
          if (!/^\/(?:.*\/)?examples\//.test(href)) return [];
          const around = element.parentNode?.querySelector('.example-name') ?? element.parentNode;
          const task = /^(?<task>[^:,]+)[:,]/.exec(around?.text ?? '')?.groups?.task?.trim() ?? '';
          return [[owned(href), owned(task)] as const];
        });
        examples.set(model, new Map(links));
        return [];
      },
      *text(file, text) {
        if (!/^api\/.*\.json$/.test(file) || /^api\/(?:openapi|schema|trace)\.json$/.test(file)) return;
        const data = parsed(text);
        if (!isObject(data) || !isObject(data.gateway)) return;
        yield* checkHead(site, file, data);
        if (file.startsWith('api/models/')) yield* checkOwnFile(site, file, data, examples);
      },
      *end() {
        yield* checkClaims(site.catalog, site.api, claimCells);
        for (const [id, entry] of site.apiEntries) {
          const model = site.modelById.get(id);
          if (model !== undefined) yield* checkEntry(site, model, entry);
        }
      },
    };
  },
};

function* checkHead({ catalog }: BuiltSite, file: string, data: JsonObject): Findings {
  const { name, url, baseUrl, currency, exchange, platformFee, tokenFee, taxes, topUp } = catalog.gateway;
  const gateway = {
    name,
    url,
    baseUrl,
    currency,
    exchange,
    platformFee,
    tokenFee,
    taxes,
    topUpMinimum: topUp?.minimum,
  };
  if (!isDeepStrictEqual(data.gateway, plain(gateway)))
    yield finding('api-fact-wrong', file, `Its gateway is ${wordsOf(data.gateway)}, not the catalog’s.`);
}

/** What the gateway says of itself, each claim with its source. @param named what the page of proof says in its table, which drafts lack */
function* checkClaims({ claims }: Catalog, data: JsonObject, named: ReadonlySet<string>): Findings {
  const told = objectsOf(data.claims);
  const right = claims.map(({ name, value, stated }) => ({ claim: name, value, ...stated }));
  const isNamed = named.size === 0 || told.every(({ about }) => named.has(wordsOf(about)));
  const said = told.map(({ about: _, ...rest }) => rest);
  if (isNamed && isDeepStrictEqual(said, plain(right))) return;
  yield finding('api-fact-wrong', main, 'Its claims of the gateway are not those of the catalog.');
}

/** Everything that is known of a model besides its prices. */
function* checkEntry(site: BuiltSite, model: Model, entry: JsonObject): Findings {
  const { date, evidence } = site;
  const { pricing, published, printed, capabilities, aliases, limits, scores, life } = model;
  const right = {
    priceStatus: pricing.kind,
    reason: pricing.kind === 'free' ? pricing.reason : undefined,
    source: pricing.kind === 'free' ? pricing.source : undefined,
    note: 'note' in pricing ? pricing.note : undefined,
    published: published && {
      prices: published.rates.map((rate) => quoted(model, 'published', rate, rate.amount)),
      currency: published.currency,
      source: published.source,
      checked: published.checked,
      expires: published.expires,
    },
    printed: printed && {
      prices: ratesOf(model)
        .filter((rate) => isInForce(rate, date) && Object.keys(rate.when).length === 0)
        .flatMap((rate) => {
          const amount = printed.prices[rate.meter];
          return amount === undefined ? [] : [quoted(model, 'printed', rate, amount)];
        }),
      source: printed.source,
      checked: printed.checked,
      expires: printed.expires,
    },
    context: model.context,
    maxOutput: model.maxOutput,
    listed: life.listed,
    released: life.released,
    knowledge: model.knowledge,
    openWeights: model.openWeights,
    capabilities: capabilities.length === 0 ? undefined : capabilities,
    caching: model.caching,
    limits: limits.length === 0 ? undefined : limits,
    scores: scores.length === 0 ? undefined : scores,
    host: model.host,
    markup: model.markup,
    snapshotOf: model.snapshotOf,
    aliases: aliases.length === 0 ? undefined : aliases,
    status: stageOf(model, date),
    retires: life.retires,
    replacement: successor(site.modelById, model, date)?.id,
  };
  for (const [name, value] of Object.entries(right)) {
    if (isDeepStrictEqual(entry[name] ?? null, plain(value))) continue;
    yield finding(
      'api-fact-wrong',
      main,
      `"${name}" of ${model.id} is ${wordsOf(entry[name]) || 'missing'}, the catalog has ${JSON.stringify(value ?? 'nothing')}.`,
    );
  }
  for (const price of objectsOf(entry.prices)) {
    const listed = site.rates.get(wordsOf(price.key));
    if (listed?.model !== model) continue;
    const record = verificationOf(model, listed.rate, evidence);
    const { reason, ...right } = record;
    const { reason: told, ...said } = isObject(price.verification) ? price.verification : {};
    if (isDeepStrictEqual(said, plain(right)) && isSaid(told, reason, right.sources.length > 0)) continue;
    yield finding(
      'api-evidence-wrong',
      main,
      `${wordsOf(price.key)} is told as ${wordsOf(price.verification)}, the record has ${JSON.stringify(record)}.`,
    );
  }
}

/** A price that stands elsewhere and is not charged here. */
function quoted({ id }: Model, where: string, rate: Rate, amount: string) {
  const { things, unit } = wordsOfRate(rate);
  return {
    key: keyOfRate(id, rate).replace('#', `#${where}.`),
    meter: rate.meter,
    per: Number(things.n),
    times: things.d === 1n ? undefined : Number(things.d),
    unit,
    amount,
    when: Object.keys(rate.when).length === 0 ? undefined : rate.when,
    mode: rate.mode === 'marginal' ? rate.mode : undefined,
  };
}

/** A reason, which may be none, stands at the end of what the check found, as a sentence. */
function isSaid(told: Json | undefined, reason: string | undefined, isListed: boolean): boolean {
  if (reason === undefined || told === undefined) return reason === told;
  const found = isListed
    ? /\blists? /
    : /\b(?:no|any) price source\b|\bnot this price\b|\bsets th(?:is price|ese prices) itself\b/i;
  // It may begin with a capital there.
  return (
    found.test(wordsOf(told)) && wordsOf(told).replace(/\.$/, '').endsWith(reason.slice(1).replace(/\.$/, ''))
  );
}

function verificationOf(model: Model, rate: Rate, evidence: Evidence | undefined) {
  const { status, statement, sources } = statusOf(model, rate, evidence);
  return {
    status,
    sources: sources.map(({ source, ref, amount }) => ({
      library: source?.package,
      version: source?.version ?? source?.digest ?? '',
      asOf: source?.asOf,
      amount,
      ref,
    })),
    reason: statement === undefined ? undefined : (statement.reason ?? ''),
  };
}

/** A model's own file says where it stands, what it cost before, and where to read on. */
function* checkOwnFile(
  site: BuiltSite,
  file: string,
  data: JsonObject,
  examples: ReadonlyMap<Model, ReadonlyMap<string, string>>,
): Findings {
  const model = site.modelById.get(wordsOf(data.id));
  if (model === undefined) return;
  const twin = wholeAddress(site.catalog, pagePath(model).replace(/\/$/, '.md'));
  if (data.markdown !== twin)
    yield finding(
      'api-fact-wrong',
      file,
      `Its Markdown stands at ${wordsOf(data.markdown)}, not at ${twin}.`,
    );
  yield* checkStanding(site, file, model, data);
  const changes = site
    .changesOf(model.id)
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  if (!isDeepStrictEqual(listOf(data.history).map(bareChange), changes.map(changeOf).map(plain)))
    yield finding('api-fact-wrong', file, `Its history is not that of the record: ${wordsOf(data.history)}.`);
  const offered = examples.get(model) ?? new Map<string, string>();
  const seen = new Set<string>();
  // Where a page shows the code of one task alone, the plain one, nothing there names it.
  const [plainExample] = objectsOf(data.examples);
  for (const { task, language, url: address } of objectsOf(data.examples)) {
    const path = URL.canParse(wordsOf(address)) ? new URL(wordsOf(address)).pathname : '';
    const named = offered.get(path);
    const isRight =
      (named === '' ? plainExample?.task : named) === task &&
      [undefined, language].includes(languageOfFile(path)) &&
      !seen.has(path);
    seen.add(path);
    if (isRight) continue;
    yield finding(
      'api-fact-wrong',
      file,
      `${wordsOf(address)} is told as ${wordsOf(task)} in ${wordsOf(language)}, which its page does not offer there.`,
    );
  }
}

function changeOf(change: PriceChange) {
  const { date, observed, meter, when, source, from, to, per } = change;
  const { things, unit } = wordsOfRate({ meter, per });
  return {
    date,
    observed,
    meter,
    per: Number(things.n),
    times: things.d === 1n ? undefined : Number(things.d),
    unit,
    when: when === '' ? undefined : when,
    before: from,
    after: to,
    source,
    key: `${subjectFor(change.id)}#past(${meter}${when === undefined ? '' : `?${when}`},${date})`,
  };
}

/** A change of the file, with its two amounts and their key. */
function bareChange(change: Json): Json {
  if (!isObject(change)) return change;
  const { before, after, ...rest } = change;
  const amounts = [before, after].map((figure) => (isObject(figure) ? figure : {}));
  const key = wordsOf(amounts[0]?.key).replace(/~before$/, '');
  return plain({ ...rest, before: amounts[0]?.amount, after: amounts[1]?.amount, key });
}

/** Fewer are no field to stand in. */
const enough = 3;

function* checkStanding(site: BuiltSite, file: string, model: Model, data: JsonObject): Findings {
  const place = placeOf(site, model);
  const meter = place?.own.rate.meter;
  const standing = isObject(data.standing) ? data.standing : undefined;
  const right =
    place === undefined || place.size < enough
      ? undefined
      : { meter, rank: place.cheaper + 1, of: place.size };
  const { median, ...said } = standing ?? {};
  const isMedian =
    right === undefined ||
    (isObject(median) && median.key === `modality/${model.modality}#${meter ?? ''}~median`);
  if (isDeepStrictEqual(standing && said, right) && isMedian) return;
  yield finding(
    'api-standing-wrong',
    file,
    `It stands at ${wordsOf(standing) || 'no place'}, by the catalog at ${right === undefined ? 'none' : JSON.stringify(right)}.`,
  );
}
