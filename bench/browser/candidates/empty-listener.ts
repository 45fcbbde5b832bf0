/** The least that a listener can do. */
export function start(): void {
  window.addEventListener('pointermove', () => {}, { capture: true, passive: true });
}
