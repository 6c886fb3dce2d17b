/** What a control of a form holds now; undefined where the form has no such control, or one of a kind that is not kept. */
export function readControl(form: HTMLFormElement, name: string): string | boolean | undefined {
  const control = form.elements.namedItem(name);
  if (control instanceof HTMLInputElement)
    return control.type === 'checkbox' ? control.checked : control.value;
  if (control instanceof HTMLSelectElement || control instanceof HTMLTextAreaElement) return control.value;
  return undefined;
}
