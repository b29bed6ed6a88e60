/** Requests for pictures: made from words, and made from a picture. */
import type { Model } from '#catalog/types.ts';
import { sampleFile } from '../sample-files.ts';
import { needsImage, preferred, unknown, type RequestDraft, type Drafter } from './request-draft.ts';

const sizeOf = ({ request }: Model) =>
  preferred(
    request?.sizes?.filter((size) => /^\d+x\d+$/.test(size)),
    '1024x1024',
  );

const generate = (model: Model): RequestDraft => ({
  task: 'generate-image',
  title: 'Generate',
  call: 'images.generate',
  fields: {
    prompt: model.request?.prompt ?? 'A studio photo of a red ceramic mug on white marble',
    size: sizeOf(model),
  },
  result: 'image',
  parts: ['image'],
});

const edit = (model: Model): RequestDraft => {
  const { needs, prompt, byUrl } = model.request ?? {};
  const several = needs?.includes('images') === true;
  const what = {
    task: 'edit-image',
    title: 'Edit',
    endpoint: '/images/edits',
    result: 'image' as const,
    parts: several ? (['image-edit', 'image-edit-several'] as const) : (['image-edit'] as const),
  };
  const fields = {
    // One that only edits has a prompt for that, if any; another one has it for what it makes.
    prompt:
      (needsImage(model) ? prompt : undefined) ??
      (several ? 'Put the mug on the table' : 'Make the mug blue'),
    size: sizeOf(model),
  };
  // There are two forms: files, and in JSON the address of one image.
  if (byUrl === true) return { ...what, fields: { ...fields, image_url: sampleFile('mug.png') } };
  return {
    ...what,
    call: 'images.edit',
    files: {
      image: several ? ['mug.png', 'table.png'] : 'mug.png',
      ...(needs?.includes('mask') === true ? { mask: 'mask.png' } : {}),
    },
    fields,
  };
};

/** The image requests of a model: one that needs an image only edits; one that can edit does so besides. */
export const image: Drafter = (model) => {
  if (needsImage(model)) return [edit(model)];
  return [generate(model), model.capabilities.includes('image-edit') ? edit(model) : unknown(edit(model))];
};
