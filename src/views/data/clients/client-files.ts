/** The lists of prices that programs of other people read, and beside each what it leaves out. */
import { address, modelAddress } from '#address.ts';
import {
  clientCurrency,
  clientFormatNames,
  clientFormats,
  leftOutPath,
  type ClientFormat,
} from '#catalog/registry/client-formats.ts';
import { keptPer } from '#pricing/kept.ts';
import { keys } from '#pricing/trace-key.ts';
import { absolute, type Site } from '#views/site.ts';
import { count } from '#views/words/phrases.ts';
import type { ClientEntry, ClientWriter } from './client-file.ts';
import { clientPlan, reasons, type Reason } from './client-prices.ts';
import { genaiPrices } from './genai-prices.ts';
import { litellm } from './litellm.ts';
import { modelsDev } from './models-dev.ts';
import { openrouter } from './openrouter.ts';

const writers: Readonly<Record<ClientFormat, ClientWriter>> = {
  litellm,
  'models-dev': modelsDev,
  openrouter,
  'genai-prices': genaiPrices,
};

/** A file of JSON by its path in `dist`. */
interface JsonFile {
  readonly path: string;
  readonly content: () => unknown;
}

/** The formats a site has: none where prices are in a currency that they have no field for. */
export function formatsOf({ gateway }: Pick<Site, 'gateway'>): readonly ClientFormat[] {
  return gateway.currency === clientCurrency ? clientFormatNames : [];
}

/** Two files for each format. */
export function clientFiles(site: Site): JsonFile[] {
  return formatsOf(site).flatMap((format) => [
    { path: clientFormats[format].path, content: () => priceFile(site, format) },
    { path: leftOutPath(format), content: () => leftOutFile(site, format) },
  ]);
}

/** The list in the client's own shape; prices in it are raw JSON (see `literal`). */
export function priceFile(site: Site, format: ClientFormat): unknown {
  const entries = [...plansOf(site, format)].flatMap(([model, plan]): ClientEntry[] => {
    if (plan.kind === 'out') return [];
    const left = plan.kind === 'free' ? 0 : plan.leftOut.length;
    const more =
      left === 0 ? '' : ` It has ${count(left)} more: ${absolute(site, address(leftOutPath(format)))}`;
    return [
      {
        model,
        plan,
        url: absolute(site, modelAddress(model)),
        note: `${plan.kind === 'free' ? 'Free.' : basis(site)}${more}`,
        retires: site.lifecycle(model).retires,
      },
    ];
  });
  return writers[format].write({ site, entries });
}

/** What prices in these files are. */
function basis({ gateway }: Site): string {
  const before = gateway.platformFee === undefined ? '' : ', before its fee';
  return `Prices as ${gateway.name} lists them${before}.`;
}

/** What the file leaves out, rate by rate, and why. */
function leftOutFile(site: Site, format: ClientFormat): object {
  const plans = [...plansOf(site, format)];
  const rates = plans.flatMap(([model, plan]) =>
    plan.kind === 'priced'
      ? plan.leftOut.map(({ rate, reason }) => ({ key: keys.rate(model, rate), reason }))
      : [],
  );
  const models = plans.flatMap(([{ id }, plan]) =>
    plan.kind === 'out' ? [{ id, reason: plan.reason }] : [],
  );
  const used = new Set<Reason>([...rates, ...models].map(({ reason }) => reason));
  const { title, path, shape } = clientFormats[format];
  return {
    client: title,
    shape,
    file: absolute(site, address(path)),
    prices: basis(site),
    computes: writers[format].computes,
    reasons: Object.fromEntries(Object.entries(reasons).filter(([reason]) => used.has(reason as Reason))),
    models,
    rates,
  };
}

const plansOf = keptPer((site: Site, format: string) => {
  const { shape } = writers[format as ClientFormat];
  return new Map(site.catalog.models.map((model) => [model, clientPlan(site, model, shape)]));
});
