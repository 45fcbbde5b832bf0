/**
 * Where the person was, as a path of this origin and nothing else: `//host` at the start of a path would lead a careless
 * redirect to another site.
 */
export function returnPath({ pathname, search, hash }: Location): string {
  return pathname.replace(/^[/\\]+/, '/') + search + hash;
}
