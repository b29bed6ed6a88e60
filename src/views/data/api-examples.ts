/** Code that reads the API: the price of one model, counted exactly. A test runs each text against the built site. */
import { apiPrograms, type Example } from '#examples/index.ts';
import { address } from '#address.ts';
import { highlight } from '#highlight/index.ts';
import { meters } from '#catalog/registry/meters.ts';
import { apiModelPath } from './model-json.ts';
import { apiSample, type ApiSample } from './api-sample.ts';
import type { CodeTask } from '#views/page/blocks.ts';
import { absolute, type Site } from '#views/site.ts';

/** The programs, with their addresses; none when no model has a price that they could count with. */
export function apiExamples(site: Site): CodeTask[] {
  const examples = programs(site).map(({ grammar, ...program }) => ({
    ...program,
    href: address(`api/examples/${program.file}`),
    html: highlight(program.code, grammar),
  }));
  return examples.length === 0 ? [] : [{ title: 'What a usage costs', examples }];
}

/** The programs as plain files below `/api/examples/`. */
export function apiExampleFiles(site: Site): { file: string; text: string }[] {
  return programs(site).map(({ file, code }) => ({ file, text: code }));
}

function programs(site: Site): Example[] {
  const sample = apiSample(site);
  if (sample === undefined) return [];
  const { model, rate } = sample;
  return apiPrograms({
    id: model.id,
    meter: rate.meter,
    count: String(countOf(sample)).replaceAll(/\B(?=(\d{3})+$)/g, '_'),
    modelUrl: absolute(site, apiModelPath(model)),
    tableUrl: absolute(site, address('api/models.csv')),
  });
}

/** A count that does not come out even, so that rounding would show. */
function countOf({ rate }: ApiSample): number {
  const { per } = meters[rate.meter];
  return per === 1 ? 1234 : Math.floor(per * 1.234567);
}
