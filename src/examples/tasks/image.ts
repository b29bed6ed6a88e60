/** Requests for pictures: made from words, and made from a picture. */
import type { Model } from '#catalog/types.ts';
import { needsImage, openai, preferred, type RequestDraft, type Drafter } from './request-draft.ts';

const generate = (model: Model): RequestDraft => ({
  task: 'generate-image',
  title: 'Generate',
  call: 'images.generate',
  fields: {
    prompt: 'A studio photo of a red ceramic mug on white marble',
    size: preferred(model.request?.sizes, '1024x1024') ?? '1024x1024',
  },
  result: 'image',
  assumed: openai,
});

const edit = (model: Model): RequestDraft => {
  const several = model.request?.needs?.includes('images') === true;
  return {
    task: 'edit-image',
    title: 'Edit',
    endpoint: '/images/edits',
    call: 'images.edit',
    files: { image: several ? ['mug.png', 'table.png'] : 'mug.png' },
    fields: {
      prompt: several ? 'Put the mug on the table' : 'Make the mug blue',
      size: preferred(model.request?.sizes, '1024x1024'),
    },
    result: 'image',
    assumed: several ? `${openai} for several images` : undefined,
  };
};

/** The image requests of a model: one that needs an image only edits; one that can edit does so besides. */
export const image: Drafter = (model) => {
  if (needsImage(model)) return [edit(model)];
  return [generate(model), ...(model.capabilities.includes('image-edit') ? [edit(model)] : [])];
};
