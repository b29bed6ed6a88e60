/** A field in which a model is typed: the list of models is loaded once the reader goes there. */
import type { ModelPicker } from './search/pick-model.ts';

/** @param cause the event by which the reader reached for the tool that has the field, when there was one */
export function offerModels(field: HTMLInputElement, picker: ModelPicker, cause?: Event): void {
  let isAsked = cause?.type === 'click' && cause.target === field;
  const load = async () => {
    const { pickModel } = await import('./search/index.ts');
    pickModel(field, picker, isAsked);
  };
  const click = () => (isAsked = true);
  field.addEventListener('click', click, { once: true });
  if (document.activeElement === field) void load();
  else field.addEventListener('focus', () => void load(), { once: true });
}
