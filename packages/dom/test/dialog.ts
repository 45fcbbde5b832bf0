/** Adds what jsdom lacks of `<dialog>`. Focus and inertness are not included: the stories test them. */
export function installDialog(): void {
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    if (this.open) throw new DOMException('showModal must not be called on an open dialog.', 'InvalidStateError');
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
    if (!this.open) return;
    this.open = false;
    queueMicrotask(() => this.dispatchEvent(new Event('close')));
  };
}
