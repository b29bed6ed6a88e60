/** Checks the fields of a request against their shape, and the model against what the catalog says of it. */
import { z } from 'zod';
import { modalities } from '#catalog/registry/modalities.ts';
import type { Model } from '#catalog/types.ts';
import type { Call } from './call.ts';
import { Refusal } from './refusal.ts';

/** @throws Refusal that names the first wrong field */
export function fieldsOf<T>(shape: z.ZodType<T>, fields: unknown): T {
  const parsed = shape.safeParse(fields);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Refusal(400, z.prettifyError(parsed.error), issue?.path.join('.') ?? null);
}

/**
 * The model that a request names.
 * @param endpoints where it may be called, when that is not only where its modality is
 * @throws Refusal when there is none, or it is not called here
 */
export function modelOf(
  call: Pick<Call, 'models' | 'path'>,
  id: string,
  endpoints?: (model: Model) => string[],
): Model {
  const model = call.models.get(id);
  if (model === undefined) throw new Refusal(404, `There is no model ${id}.`, 'model');
  const allowed = endpoints?.(model) ?? [modalities[model.modality].endpoint];
  if (allowed.includes(call.path)) return model;
  const { aNoun } = modalities[model.modality];
  throw new Refusal(
    400,
    `${id} is ${aNoun}; it is called at ${allowed.join(' or ')}, not at ${call.path}.`,
    'model',
  );
}

/** @throws Refusal when a value is none that the model takes */
export function oneOf(
  values: readonly (string | number)[] | undefined,
  value: string | number | undefined,
  field: string,
): void {
  if (value === undefined || values === undefined || values.some((known) => String(known) === String(value)))
    return;
  throw new Refusal(
    400,
    `${field} is ${JSON.stringify(value)}; this model takes ${values.join(', ')}.`,
    field,
  );
}
