/** From data to a catalog, or to everything that is wrong with it. */
import { asMap, readEntry } from './entry.ts';
import type { Finding } from '#catalog/read/problem.ts';
import { rateRules } from './rate-rules.ts';
import { freezeCatalog, resolveModel } from './resolve.ts';
import { checkRules, type Listing } from './rules.ts';
import { catalogSchema } from '#catalog/schema/catalog-schema.ts';
import type { Source } from '#catalog/read/source.ts';
import type { Catalog, Model, Provider } from '#catalog/types.ts';
import { zodFindings } from './zod-findings.ts';

export interface CheckedCatalog {
  /** Undefined when the data does not have the shape of a catalog. */
  readonly catalog: Catalog | undefined;
  readonly findings: readonly Finding[];
}

export function checkCatalog(source: Source): CheckedCatalog {
  const data = source.data ?? {};
  const parsed = catalogSchema.safeParse(data, { reportInput: true });
  const findings = parsed.success ? [] : zodFindings(parsed.error, []);
  const listedProviders = Object.entries(parsed.data?.providers ?? {});
  const providers = new Map(
    listedProviders.map(([id, provider]): [string, Provider] => [id, { id, ...provider }]),
  );
  const authored = asMap(data);
  const models: Model[] = [];
  const values = Array.isArray(authored.models) ? (authored.models as unknown[]) : [];
  const listings = values.map((value, index): Listing => {
    const parsedModel = parsed.data?.models[index];
    const entry = readEntry(source, value, index, parsedModel);
    findings.push(...entry.findings, ...rateRules(entry));
    const provider = providers.get(entry.id.split('/')[0] ?? '');
    if (parsedModel && provider) models.push(resolveModel(source, entry, parsedModel, provider));
    // Of a large catalog, the rates would not fit twice.
    const { id, path, line, keys, facts } = entry;
    return { id, path, line, keys, facts };
  });
  findings.push(
    ...checkRules({
      listings,
      providers: Object.keys(asMap(authored.providers)),
      lineOf: (path) => source.lineOf(path),
      comparisons: parsed.data?.comparisons ?? authored.comparisons,
      freeModel: asMap(asMap(authored.gateway).freeTier).model,
    }),
  );
  if (!parsed.success) return { catalog: undefined, findings };
  const { gateway } = parsed.data;
  const catalog = freezeCatalog({
    file: source.file,
    gateway,
    providers: [...providers.values()],
    // That each is a pair, the schema has seen to.
    comparisons: (parsed.data.comparisons ?? []) as unknown as Catalog['comparisons'],
    models,
  });
  return { catalog, findings };
}
