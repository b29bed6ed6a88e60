/** What is chosen in the filters, as the query of an address and back. */

/** A control that takes part in the state. */
type Field = HTMLInputElement | HTMLSelectElement;

function fieldsOf(form: HTMLFormElement): Field[] {
  return [...form.elements].filter(
    (element): element is Field =>
      (element instanceof HTMLInputElement || element instanceof HTMLSelectElement) && element.name !== '',
  );
}

function isSwitch(field: Field): field is HTMLInputElement & { type: 'checkbox' } {
  return field.type === 'checkbox';
}

/** Every field that says something, in the order of the form. */
export function readForm(form: HTMLFormElement): URLSearchParams {
  const params = new URLSearchParams();
  for (const field of fieldsOf(form)) {
    const isSet = isSwitch(field) ? field.checked : field.value.trim() !== '';
    if (isSet && !field.matches(':disabled')) params.append(field.name, field.value.trim());
  }
  return params;
}

/** Sets every field to what an address says; what the form does not know is left out. */
export function fillForm(form: HTMLFormElement, params: URLSearchParams): void {
  for (const field of fieldsOf(form)) {
    if (isSwitch(field)) field.checked = params.getAll(field.name).includes(field.value);
    else field.value = params.get(field.name) ?? '';
    // A list is without a choice when it has no such option.
    if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.value = '';
  }
}

/** The control of a name, to set it back. */
export function clearField(form: HTMLFormElement, name: string): void {
  for (const field of fieldsOf(form)) {
    if (field.name !== name) continue;
    if (isSwitch(field)) field.checked = false;
    else field.value = '';
  }
}

/** The words beside a control, for a sentence about it. */
export function labelOf(form: HTMLFormElement, name: string): string {
  const field = fieldsOf(form).find((one) => one.name === name && (!isSwitch(one) || one.checked));
  if (field === undefined) return name;
  if (field instanceof HTMLSelectElement) {
    const option = field.selectedOptions[0]?.textContent.replace(/\([\d,]+\)\s*$/, '').trim() ?? '';
    return `${field.labels[0]?.firstChild?.textContent?.trim() ?? name}: ${option}`;
  }
  if (name === 'min' || name === 'max') return `${field.ariaLabel ?? name}: ${field.value}`;
  return isSwitch(field) ? 'Features' : `“${field.value}”`;
}
