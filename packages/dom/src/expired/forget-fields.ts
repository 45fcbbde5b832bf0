/** Firefox restores what was typed in a page that is loaded anew without `no-store`, also for another person. */
export function forgetFields(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>('input, textarea')) {
    field.value = field.defaultValue;
    field.checked = field.defaultChecked;
  }
  for (const option of document.querySelectorAll('option')) option.selected = option.defaultSelected;
}
