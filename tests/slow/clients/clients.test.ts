// The clients themselves read our files, and come to the costs that our calculator comes to.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { createSite } from '#views/site.ts';
import { clientPlan, type ClientShape } from '#views/data/clients/client-prices.ts';
import { priceFile } from '#views/data/clients/client-files.ts';
import { genaiShape } from '#views/data/clients/genai-prices.ts';
import { litellmShape } from '#views/data/clients/litellm.ts';
import { randomFrom } from '../catalog-mutations/random.ts';
import { askPython } from '../tools.ts';
import { drawUses, type Use } from './draw-uses.ts';

const date = '2026-11-25';
/** Of sums of products of floats with 53 bits each. */
const tolerance = 1e-12;
const sites = ['tests/sites/dollar', 'tests/sites/market'].map((folder) =>
  createSite(loadCatalog({ file: `${folder}/models.yaml` }), undefined, date),
);

/** So many requests of all sites, each of which pays only rates that the files of a shape hold. */
function usesOf(shape: ClientShape, count: number, seed: number): Use[][] {
  return sites.map((site) => {
    const plans = site.catalog.models.flatMap((model) => {
      const plan = clientPlan(site, model, shape);
      return plan.kind === 'priced' ? [[model, plan] as const] : [];
    });
    return drawUses(plans, Math.ceil(count / sites.length), randomFrom(seed), date);
  });
}

const script = (name: string) => join(import.meta.dirname, name);

function expectEqual(uses: readonly Use[], costs: readonly string[]): void {
  const wrong = uses.flatMap(({ model, usage, service, cost }, index) => {
    const found = Number(costs[index]);
    return Math.abs(found - Number(cost)) <= tolerance * Number(cost)
      ? []
      : [`${model.id} ${service ?? ''} ${JSON.stringify(usage)}: ${costs[index] ?? ''} instead of ${cost}`];
  });
  expect(wrong.slice(0, 10)).toEqual([]);
  expect(costs).toHaveLength(uses.length);
}

describe('LiteLLM', () => {
  const uses = usesOf(litellmShape, 1000, 1);

  test('the requests pay every kind of price there is', () => {
    const kinds = [...new Set(uses.flat().flatMap(({ priced }) => priced))].sort();
    expect(kinds).toMatchInlineSnapshot(`
      [
        "audioCacheRead",
        "audioInput",
        "audioMinute",
        "audioOutput",
        "cacheRead",
        "cacheRead inputTokensOver",
        "cacheRead service",
        "cacheRead service inputTokensOver",
        "cacheWrite",
        "cacheWrite inputTokensOver",
        "cacheWrite service",
        "cacheWrite service inputTokensOver",
        "cacheWrite1h",
        "cacheWrite1h inputTokensOver",
        "characters",
        "imageInput",
        "input",
        "input inputTokensOver",
        "input service",
        "input service inputTokensOver",
        "output",
        "output inputTokensOver",
        "output service",
        "output service inputTokensOver",
        "reasoning",
        "searches",
      ]
    `);
  });

  test.each(sites.map((site, index) => [site.gateway.name, site, uses[index] ?? []] as const))(
    'prices requests of %s as our calculator does',
    (_, site, own) => {
      const cases = own.map(({ model, usage, service }) => ({
        model: `hosted_vllm/${model.id}`,
        usage,
        service,
      }));
      const given = { map: priceFile(site, 'litellm'), cases };
      expectEqual(own, askPython('clients.txt', script('litellm_costs.py'), given) as string[]);
    },
  );
});

describe('genai-prices', () => {
  const uses = usesOf(genaiShape, 1000, 2);

  test('the requests pay every kind of price there is', () => {
    const kinds = [...new Set(uses.flat().flatMap(({ priced }) => priced))].sort();
    expect(kinds).toMatchInlineSnapshot(`
      [
        "audioCacheRead",
        "audioInput",
        "audioMinute",
        "audioOutput",
        "cacheRead",
        "cacheRead inputTokensOver",
        "cacheRead service",
        "cacheRead service inputTokensOver",
        "cacheWrite",
        "cacheWrite inputTokensOver",
        "cacheWrite service",
        "cacheWrite service inputTokensOver",
        "cacheWrite1h",
        "cacheWrite1h inputTokensOver",
        "characters",
        "imageCacheRead",
        "imageInput",
        "imageOutput",
        "input",
        "input inputTokensOver",
        "input service",
        "input service inputTokensOver",
        "output",
        "output inputTokensOver",
        "output service",
        "output service inputTokensOver",
        "pages",
        "reasoning",
        "request",
        "searches",
      ]
    `);
  });

  test.each(sites.map((site, index) => [site.gateway.name, site, uses[index] ?? []] as const))(
    'prices requests of %s as our calculator does',
    (_, site, own) => {
      const data = priceFile(site, 'genai-prices') as [{ id: string }];
      const cases = own.map(({ model, usage, service, day }) => ({
        model: model.id,
        kind: model.modality,
        usage,
        service,
        day,
      }));
      const given = { data, provider: data[0].id, cases };
      expectEqual(own, askPython('clients.txt', script('genai_costs.py'), given) as string[]);
    },
  );
});
