export function classNames(own: string, host: string | undefined): string {
  return host ? `${own} ${host}` : own;
}
