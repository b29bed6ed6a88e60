/** Every example of a catalog, and the few texts that they are. */
import type { Catalog, Model } from '#catalog/types.ts';
import { skeletonOf, tasksFor, type ExampleRequest } from '#examples/index.ts';
import type { Subject } from './subject.ts';

export interface Collection {
  /** One for each skeleton, carrying the id of the first model that shows it. */
  readonly subjects: readonly Subject[];
  /** The skeletons' texts, in the order of the subjects. */
  readonly skeletons: readonly string[];
  readonly counts: { readonly models: number; readonly tasks: number; readonly examples: number };
}

/**
 * @param every take each example for a subject of its own
 * @throws when two models share a text but not what it is to send: then one run would not speak for both
 */
export function collect(catalog: Catalog, every = false): Collection {
  const found = new Map<string, { subject: Subject; skeleton: string; sends: string }>();
  const counts = { models: catalog.models.length, tasks: 0, examples: 0 };
  for (const model of catalog.models) {
    for (const { request, examples } of tasksFor(model, catalog.gateway)) {
      counts.tasks++;
      for (const example of examples) {
        counts.examples++;
        const name = `${example.file} of ${model.id}`;
        const skeleton = skeletonOf(example.code, model.id);
        const key = every ? name : `${example.language}\n${skeleton}`;
        const sends = JSON.stringify(withoutModel(request));
        const known = found.get(key);
        if (known === undefined) {
          const subject: Subject = { ...example, name, model, request, gateway: catalog.gateway };
          found.set(key, { subject, skeleton, sends });
        } else if (known.sends !== sends) {
          throw new Error(
            `${name} and ${known.subject.name} are the same text, but are meant to send different requests.`,
          );
        }
      }
    }
  }
  const all = [...found.values()];
  return {
    subjects: all.map(({ subject }) => subject),
    skeletons: all.map(({ skeleton }) => skeleton),
    counts,
  };
}

function withoutModel({
  body,
  ...rest
}: ExampleRequest & { readonly body: { readonly model: Model['id'] } }) {
  const { model, ...fields } = body;
  return { ...rest, fields };
}
