export const SIGN_IN_PATH = '/sign-in';

export function signInPath(path: string): string {
  return path === '/' ? SIGN_IN_PATH : `${SIGN_IN_PATH}?${new URLSearchParams({ returnTo: path })}`;
}

/** Always a path of this origin. */
export function readReturnTo(search: string): string {
  const wanted = new URLSearchParams(search).get('returnTo') ?? '/';
  if (!URL.canParse(wanted, location.origin)) return '/';
  const { origin, pathname, search: query, hash } = new URL(wanted, location.origin);
  const leadsAway = origin !== location.origin || pathname === SIGN_IN_PATH || pathname.startsWith('//');
  return leadsAway ? '/' : pathname + query + hash;
}
