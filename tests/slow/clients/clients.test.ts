// The clients themselves read our files, and come to the costs that our calculator comes to.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { plain } from '#pricing/decimal.ts';
import { quote } from '#pricing/quote.ts';
import { ratesOn } from '#pricing/rates.ts';
import { createSite, type Site } from '#views/site.ts';
import { clientPlan, type ClientShape } from '#views/data/clients/client-prices.ts';
import { priceFile } from '#views/data/clients/client-files.ts';
import type { ClientFormat } from '#catalog/registry/client-formats.ts';
import { meters, type Meter } from '#catalog/registry/meters.ts';
import { genaiShape } from '#views/data/clients/genai-prices.ts';
import { litellmShape } from '#views/data/clients/litellm.ts';
import { modelsDevShape } from '#views/data/clients/models-dev.ts';
import { openrouterShape } from '#views/data/clients/openrouter.ts';
import { randomFrom } from '../catalog-mutations/random.ts';
import { askPython, python, toolsOf } from '../tools.ts';
import { drawUses, type Use } from './draw-uses.ts';
import { modelsDevSchema } from './models-dev-schema.ts';

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

/** A client, and what it makes of requests that our file for it claims to price. */
interface Proof {
  readonly client: string;
  readonly shape: ClientShape;
  /** Every kind of price that the requests pay. */
  readonly kinds: string;
  /** The cost of each request, as the client counts it. */
  readonly costs: (site: Site, uses: readonly Use[]) => readonly string[] | Promise<readonly string[]>;
}

const proofs: readonly Proof[] = [
  {
    client: 'LiteLLM',
    shape: litellmShape,
    kinds: [
      'audioCacheRead, audioInput, audioMinute, audioOutput, cacheRead',
      'cacheRead inputTokensOver, cacheRead service, cacheRead service inputTokensOver',
      'cacheWrite, cacheWrite inputTokensOver, cacheWrite service',
      'cacheWrite service inputTokensOver, cacheWrite1h, cacheWrite1h inputTokensOver',
      'characters, imageInput, input, input inputTokensOver, input service',
      'input service inputTokensOver, output, output inputTokensOver, output service',
      'output service inputTokensOver, reasoning, searches',
    ].join(', '),
    costs: (site, uses) => {
      const cases = uses.map(({ model, usage, service }) => ({
        model: `hosted_vllm/${model.id}`,
        usage,
        service,
      }));
      const given = { map: priceFile(site, 'litellm'), cases };
      return askPython('clients.txt', script('litellm_costs.py'), given) as string[];
    },
  },
  {
    client: 'genai-prices',
    shape: genaiShape,
    kinds: [
      'audioCacheRead, audioInput, audioMinute, audioOutput, cacheRead',
      'cacheRead inputTokensOver, cacheRead service, cacheRead service inputTokensOver',
      'cacheWrite, cacheWrite inputTokensOver, cacheWrite service',
      'cacheWrite service inputTokensOver, cacheWrite1h, cacheWrite1h inputTokensOver',
      'characters, imageCacheRead, imageInput, imageOutput, input, input inputTokensOver',
      'input service, input service inputTokensOver, output, output inputTokensOver',
      'output service, output service inputTokensOver, pages, reasoning, request, searches',
    ].join(', '),
    costs: (site, uses) => {
      const data = priceFile(site, 'genai-prices') as [{ id: string }];
      const cases = uses.map(({ model, usage, service, day }) => ({
        model: model.id,
        kind: model.modality,
        usage,
        service,
        day,
      }));
      const given = { data, provider: data[0].id, cases };
      return askPython('clients.txt', script('genai_costs.py'), given) as string[];
    },
  },
  {
    client: 'models.dev, by its schema',
    shape: modelsDevShape,
    kinds: [
      'audioInput, audioOutput, cacheRead, cacheRead inputTokensOver, cacheWrite',
      'cacheWrite inputTokensOver, input, input inputTokensOver, output, output inputTokensOver',
      'reasoning',
    ].join(', '),
    costs: (site, uses) => {
      const [provider] = Object.values(modelsDevSchema.parse(written(site, 'models-dev')));
      return uses.map(({ model, usage }) => {
        const { tiers = [], ...base } = provider?.models[model.id]?.cost ?? { input: NaN, output: NaN };
        const tokens = inputTokens(usage);
        const held = [base, ...tiers.filter(({ tier }) => tokens > tier.size)].at(-1) ?? base;
        const prices = {
          input: held.input,
          output: held.output,
          cacheRead: held.cache_read,
          cacheWrite: held.cache_write,
          reasoning: held.reasoning,
          audioInput: held.input_audio,
          audioOutput: held.output_audio,
        };
        return sum(usage, prices, 1e6);
      });
    },
  },
  {
    client: 'OpenRouter, by its SDK',
    shape: openrouterShape,
    kinds: [
      'audioCacheRead, audioInput, audioOutput, cacheRead, cacheRead inputTokensOver',
      'cacheWrite, cacheWrite inputTokensOver, cacheWrite1h, cacheWrite1h inputTokensOver',
      'imageInput, imageOutput, input, input inputTokensOver, output, output inputTokensOver',
      'reasoning, request',
    ].join(', '),
    costs: async (site, uses) => {
      const path = packageFile('@openrouter/sdk/esm/models/modelslistresponse.js');
      const { modelsListResponseFromJSON: read } = (await import(path)) as OpenRouterSdk;
      const answer = read(JSON.stringify(priceFile(site, 'openrouter')));
      if (!answer.ok) throw answer.error;
      const models = new Map(answer.value.data.map((model) => [model.id, model.pricing]));
      return uses.map(({ model, usage }) => {
        const { overrides = [], ...base } = models.get(model.id) ?? {};
        const tokens = inputTokens(usage);
        const held = overrides.filter(({ minPromptTokens = 0 }) => tokens > minPromptTokens);
        const prices = Object.assign({}, base, ...held) as Record<string, string | undefined>;
        const priceOf = (name: string) => (prices[name] === undefined ? undefined : Number(prices[name]));
        return sum(usage, {
          input: priceOf('prompt'),
          output: priceOf('completion'),
          request: priceOf('request'),
          inputImage: priceOf('image'),
          imageInput: priceOf('imageToken'),
          imageOutput: priceOf('imageOutput'),
          audioInput: priceOf('audio'),
          audioOutput: priceOf('audioOutput'),
          audioCacheRead: priceOf('inputAudioCache'),
          reasoning: priceOf('internalReasoning'),
          cacheRead: priceOf('inputCacheRead'),
          cacheWrite: priceOf('inputCacheWrite'),
          cacheWrite1h: priceOf('inputCacheWrite1h'),
        });
      });
    },
  },
];

describe.each(proofs.map((proof, index) => ({ ...proof, seed: index + 1 })))(
  '$client',
  ({ shape, kinds, costs, seed }) => {
    const uses = usesOf(shape, 1000, seed);

    test('the requests pay every kind of price there is', () => {
      const paid = new Set(uses.flatMap((own) => own.flatMap(({ priced }) => priced)));
      expect([...paid].sort().join(', ')).toBe(kinds);
    });

    test.each(sites.map((site, index) => [site.gateway.name, site, uses[index] ?? []] as const))(
      'prices requests of %s as our calculator does',
      async (_, site, own) => {
        expectEqual(own, await costs(site, own));
      },
    );
  },
);

test('tokenlens comes to it too, for what it knows of the files of models.dev: short requests of text', async () => {
  const { getTokenCosts } = (await import(packageFile('tokenlens/dist/index.js'))) as Tokenlens;
  const uses = usesOf(modelsDevShape, 1000, 3);
  for (const [index, site] of sites.entries()) {
    const providers = modelsDevSchema.parse(written(site, 'models-dev'));
    const [id = ''] = Object.keys(providers);
    const known = ['input', 'output', 'cacheRead', 'cacheWrite'];
    // It looks for ids in small letters.
    const own = (uses[index] ?? []).filter(
      ({ model: { id: name }, priced }) =>
        name === name.toLowerCase() && priced.every((kind) => known.includes(kind)),
    );
    expect(own.length).toBeGreaterThan(100);
    const costs = own.map(({ model, usage: { input = 0, output = 0, cacheRead = 0, cacheWrite = 0 } }) => {
      const usage = { input, output, total: input + output, cacheReads: cacheRead, cacheWrites: cacheWrite };
      return String(getTokenCosts({ modelId: `${id}:${model.id}`, usage, providers }).totalUSD);
    });
    expectEqual(own, costs);
  }
});

describe('the recipes of the guide, against a server that has the files', () => {
  const [site] = sites;
  const [model] =
    site?.catalog.models.filter(
      ({ modality, pricing }) => modality === 'chat' && pricing.kind === 'priced',
    ) ?? [];
  const usage = { prompt_tokens: 1500, completion_tokens: 400, total_tokens: 1900 };
  const message = { role: 'assistant', content: 'Hello.' };
  const answer = { id: '1', object: 'chat.completion', created: 1, model: model?.id, usage };
  const server = createServer(({ url = '' }, response) => {
    const format = /clients\/(.+)\.json$/.exec(url)?.[1] as ClientFormat | undefined;
    response.setHeader('content-type', 'application/json');
    const chat = { ...answer, choices: [{ index: 0, finish_reason: 'stop', message }] };
    response.end(JSON.stringify(format && site ? priceFile(site, format) : chat));
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => server.close());

  async function run(name: string): Promise<string> {
    const { port } = server.address() as AddressInfo;
    const [id = ''] = Object.keys(site === undefined ? {} : (written(site, 'models-dev') as object));
    const program = readFileSync(script(`recipes/${name}.py`), 'utf8')
      .replaceAll('SITE', `http://127.0.0.1:${String(port)}`)
      .replaceAll(/\bMODEL\b/g, model?.id ?? '')
      .replaceAll('PROVIDER', id);
    const environment = {
      ...process.env,
      PYTHONPATH: toolsOf('clients.txt'),
      KEY: 'x',
      LITELLM_LOCAL_MODEL_COST_MAP: 'True',
    };
    const { stdout } = await promisify(execFile)(python, ['-c', program], { env: environment });
    return stdout.trim().split('\n').at(-1) ?? '';
  }

  test.each(['litellm', 'genai_prices'])('%s prices a call', async (name) => {
    const use = { usage: { input: 1500, output: 400 } };
    const right = quote(model === undefined ? [] : ratesOn(model, date), use).total;
    expect(Number(await run(name))).toBeCloseTo(Number(plain(right)), 12);
  });

  test('LiteLLM does without a list whose address it is given', async () => {
    expect(await run('litellm_by_address')).toBe('False');
  });
});

/** What a client takes of a package that is fetched for tests alone. */
interface Tokenlens {
  readonly getTokenCosts: (use: object) => { readonly totalUSD?: number };
}

interface OpenRouterSdk {
  readonly modelsListResponseFromJSON: (
    text: string,
  ) =>
    | { readonly ok: true; readonly value: { readonly data: readonly OpenRouterModel[] } }
    | { readonly ok: false; readonly error: Error };
}

interface OpenRouterModel {
  readonly id: string;
  readonly pricing: Readonly<Record<string, string>> & {
    readonly overrides?: readonly { readonly minPromptTokens?: number }[];
  };
}

function packageFile(path: string): string {
  return join(toolsOf('client-packages'), 'node_modules', path);
}

/** A file as its client reads it. */
function written(site: Site, format: ClientFormat): unknown {
  return JSON.parse(JSON.stringify(priceFile(site, format)));
}

function inputTokens(usage: Use['usage']): number {
  return Object.entries(usage)
    .filter(([meter]) => meters[meter as Meter].isInput)
    .reduce((total, [, tokens]) => total + tokens, 0);
}

/** Counts times prices, in floats as clients calculate; NaN where something has no price. @param per what one is for */
function sum(
  usage: Use['usage'],
  prices: Readonly<Partial<Record<string, number | undefined>>>,
  per = 1,
): string {
  const parts = Object.entries(usage).map(([meter, count]) => (count * (prices[meter] ?? NaN)) / per);
  return String(parts.reduce((total, part) => total + part, 0));
}
