/** The kit's own class, and the host's after it. */
export function classNames(own: string, host: string | undefined): string {
  return host ? `${own} ${host}` : own;
}
