/** What jsdom lacks of `<dialog>`: that it opens, closes and tells so later. Focus and inertness are for the stories. */
export function installDialog(): void {
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    if (this.open) throw new DOMException('It is open already.', 'InvalidStateError');
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
    if (!this.open) return;
    this.open = false;
    queueMicrotask(() => this.dispatchEvent(new Event('close')));
  };
}
