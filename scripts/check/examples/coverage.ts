/** Which models each example is of, which it is withheld from and why, and where what requests hold was read. */
import { modalityNames } from '#catalog/registry/modalities.ts';
import { loadEvidence } from '#catalog/records/price-evidence.ts';
import type { Catalog, Model } from '#catalog/types.ts';
import { requestsFor } from '#examples/index.ts';
import type { ReportTable } from '../report.ts';

/** One row per task and reason: how many models have it, how many do not, and which. */
export function taskTable({ models, gateway }: Catalog): ReportTable {
  const rows = modalityNames.flatMap((modality) => {
    const own = models.filter((model) => model.modality === modality);
    const requests = own.map((model) => ({ model, ...requestsFor(model, gateway) }));
    const tasks = new Set(
      requests.flatMap(({ offered, withheld }) => [...offered, ...withheld].map(({ task }) => task)),
    );
    return [...tasks].flatMap((task) => {
      const has = requests.filter(({ offered }) => offered.some((one) => one.task === task));
      const lacks = Map.groupBy(
        requests.flatMap(({ model, withheld }) =>
          withheld.filter((one) => one.task === task).map(({ because }) => ({ because, id: model.id })),
        ),
        ({ because }) => because,
      );
      const first = [`${modality} ${task}`, String(has.length)];
      if (lacks.size === 0) return [[...first, '0', '', '']];
      return [...lacks].map(([because, ids], index) => [
        ...(index === 0 ? first : ['', '']),
        String(ids.length),
        because,
        ids.map(({ id }) => id).join(' '),
      ]);
    });
  });
  return {
    title: 'Examples by task: models that have it, and models that do not',
    columns: ['Task', 'Offered', 'Withheld', 'Why', 'Models'],
    rows,
    groupBy: [0, 1, 2, 3],
  };
}

/** One row per kind of value and source: "efforts, 41 models, models.dev and litellm". */
export function valueTable(catalog: Catalog): ReportTable {
  const facts = loadEvidence(catalog)?.facts ?? {};
  const found = catalog.models.flatMap((model) =>
    Object.keys(model.request ?? {})
      .filter((key) => key !== 'documented')
      .map((key) => ({ key, source: sourceOf(model, key, facts[model.id] ?? {}), id: model.id })),
  );
  const groups = Map.groupBy(found, ({ key, source }) => JSON.stringify([key, source]));
  return {
    title: 'What requests hold, and where it was read',
    columns: ['Value', 'Models', 'Source'],
    rows: [...groups]
      .map(([group, ones]) => [...(JSON.parse(group) as string[]), String(ones.length)])
      .toSorted(([a = '', b = ''], [c = '', d = '']) => (a + b < c + d ? -1 : 1))
      .map(([key = '', source = '', count = '']) => [key, count, source]),
    groupBy: [0, 1, 2],
  };
}

type Facts = NonNullable<NonNullable<ReturnType<typeof loadEvidence>>['facts']>[string];

function sourceOf({ request }: Model, key: string, facts: Facts): string {
  const { value, sources = {} } = facts[key as keyof Facts] ?? {};
  const libraries = Object.entries(sources).flatMap(([source, said]) => (said === value ? [source] : []));
  if (libraries.length > 0) return libraries.toSorted().join(' and ');
  // Our own words, and what no request sends.
  if (key === 'prompt') return 'made up for the example';
  if (key === 'dimensions') return 'not sent';
  return request?.documented?.source ?? 'none';
}
