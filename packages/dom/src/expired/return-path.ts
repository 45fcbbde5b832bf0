/** A redirect to `//host` would leave the site. */
export function returnPath({ pathname, search, hash }: Location): string {
  return pathname.replace(/^[/\\]+/, '/') + search + hash;
}
