/** The field into which a `usage` object is pasted. */
import { element } from '../element.ts';
import { paste } from './paste.ts';
import type { Values } from './use.ts';

/**
 * The field, and what became of each part of what was pasted.
 * @param asked names of the fields that the form has at the moment
 * @param take puts what was read into the form
 */
export function usageReader(asked: () => readonly string[], take: (values: Values) => void): HTMLElement[] {
  const id = 'use-pasted';
  const text = element('textarea', {
    class: 'control',
    id,
    rows: '4',
    spellcheck: 'false',
    autocomplete: 'off',
    'aria-describedby': `${id}-hint`,
  });
  const report = element('div', { role: 'status' });
  const list = (label: string, items: readonly string[]) =>
    items.length === 0
      ? []
      : [
          label,
          element('ul', { class: 'calculator-notes' }, ...items.map((item) => element('li', {}, item))),
        ];
  text.addEventListener('input', () => {
    const pasted = text.value.trim() === '' ? undefined : paste(text.value, asked());
    if (pasted === undefined || 'problem' in pasted) {
      report.replaceChildren(pasted?.problem ?? '');
      return;
    }
    take(pasted.values);
    report.replaceChildren(...list('Read:', pasted.said), ...list('Not used:', pasted.unused));
  });
  const hint =
    'It is read here and sent nowhere. Chat completions, responses, images, transcriptions and Anthropic messages are known.';
  return [
    element(
      'div',
      { class: 'field' },
      element('label', { for: id }, 'A response, or the usage part of one'),
      text,
      element('small', { id: `${id}-hint` }, hint),
    ),
    report,
  ];
}
