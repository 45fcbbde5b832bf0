/** The time of day of an instant, in UTC. */
export function timeText(at: number): string {
  return new Date(at).toISOString().slice(11, 19);
}

/** A duration as `h:mm:ss`, rounded up to whole seconds. */
export function leftText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  const two = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3_600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
