/**
 * Any other would match no request.
 *
 * @throws TypeError if it is not a path as URLs have it, without a slash at the end
 */
export function assertBasePath(path: string): void {
  const below = `${path}/`;
  if (!/\/$/.test(path) && URL.canParse(below, ORIGIN) && new URL(below, ORIGIN).pathname === below) return;
  throw new TypeError(
    `createCurfew: basePath is "${path}": write a path without a slash at the end, such as "/curfew/v1".`,
  );
}

const ORIGIN = 'http://localhost';
