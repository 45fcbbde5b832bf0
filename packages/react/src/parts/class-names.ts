/** Joins the kit's own class and that of your app. */
export function classNames(own: string, host: string | undefined): string {
  return host ? `${own} ${host}` : own;
}
