/** `/api/models/<file stem>.json`: one model, with its history, its standing and where to read on. */
import { keptPer } from '#pricing/kept.ts';
import { modelAddress } from '#address.ts';
import type { Model, PriceChange } from '#catalog/types.ts';
import type { Amount } from '#pricing/amount.ts';
import { rankedPrice, type Ranked } from '#pricing/ranking.ts';
import { keys } from '#pricing/trace-key.ts';
import { changesOf, timelineOf } from './history.ts';
import { apiHead, apiModels, apiWhen, ratio } from './models-json.ts';
import type { ApiModelFile } from './api-schema.ts';
import { unitOfChange } from '#views/model/history.ts';
import { exampleLinks } from '#views/model/code-section.ts';
import { markdownPath } from '#views/page/markdown.ts';
import { absolute, type Site } from '#views/site.ts';

/** The text of a model's own file. @param day since when it says that */
export function modelFileText(site: Site, model: Model, day: string): string {
  return textFrom(day) + undatedText(site)(model);
}

/** What of it stands behind the day, made once: by it the day is found, and then it is written. */
const undatedText = keptPer((site: Site) =>
  keptPer((model: Model) => JSON.stringify(apiModelFile(site, model, '')).slice(textFrom('').length)),
);

/** How each file of data begins. */
function textFrom(day: string): string {
  return `{"generated":${JSON.stringify(day)}`;
}

/** The body of a model's own file: its entry in `models.json`, and more. @param day since when it says that */
export function apiModelFile(site: Site, model: Model, day: string): ApiModelFile {
  const entry = apiModels(site).get(model);
  if (entry === undefined) throw new Error(`The API has no model "${model.id}".`);
  return {
    ...apiHead(site, day),
    ...entry,
    markdown: absolute(site, markdownPath(modelAddress(model))),
    estimates: estimates(site, model),
    history: changesOf(site, model.id).map((change) => changeEntry(site, change)),
    timeline: timelineOf(site, model),
    standing: standing(site, model),
    examples: exampleLinks(site, model).map(({ task, language, href }) => ({
      task,
      language,
      url: absolute(site, href),
    })),
  };
}

function estimates(site: Site, model: Model): ApiModelFile['estimates'] {
  if (model.estimates.length === 0) return undefined;
  return model.estimates.map((rate) => ({
    ...traced(site.amount(keys.estimate(model, rate))),
    when: apiWhen(rate),
  }));
}

function changeEntry(site: Site, change: PriceChange): ApiModelFile['history'][number] {
  const { date, observed, meter, when, source } = change;
  const { things, unit } = unitOfChange(change);
  const [per, times] = ratio(things);
  return {
    date,
    observed,
    meter,
    per,
    times,
    unit,
    when: when === '' ? undefined : when,
    before: traced(site.amount(keys.past(change, 'before'))),
    after: traced(site.amount(keys.past(change, 'after'))),
    source,
  };
}

function traced({ key, value }: Amount) {
  return { key, amount: value };
}

/** Fewer than this are no field to stand in. */
const enough = 3;

/** Undefined for a model that is not ranked, or has too few beside it. */
function standing(site: Site, model: Model): ApiModelFile['standing'] {
  const meter = rankedPrice(model, site.date)?.rate.meter;
  if (meter === undefined) return undefined;
  const ranking = site.tracer.ranking(model.modality, meter);
  const rank = placesIn(ranking).get(model);
  if (rank === undefined || ranking.length < enough) return undefined;
  const median = site.amount(keys.standing(model.modality, meter, 'median'));
  return { meter, rank, of: ranking.length, median: traced(median) };
}

/** Each model's place in a ranking; equal prices share the better one. */
const placesIn = keptPer((ranking: readonly Ranked[]): ReadonlyMap<Model, number> => {
  const places = new Map<Model, number>();
  let place = 1;
  ranking.forEach(({ model, price }, index) => {
    if (ranking[index - 1]?.price.eq(price) !== true) place = index + 1;
    places.set(model, place);
  });
  return places;
});
