/**
 * Returns the location as a path of this origin. Slashes at the start become one: a redirect to `//host` would leave
 * the site.
 */
export function returnPath({ pathname, search, hash }: Location): string {
  return pathname.replace(/^[/\\]+/, '/') + search + hash;
}
