/** In characters. Indexes of databases and messages between nodes have limits. */
const LONGEST = 255;

/** Surrogates without their other half: databases refuse or change them. */
const LONE = /\p{Surrogate}/u;

/** The form of policy ids, which are part of a path. */
export const POLICY_ID = '(?![.]{1,2}$)[\\w.~-]{1,64}';

const WHOLE_POLICY_ID = new RegExp(`^${POLICY_ID}$`);

/** Whether every store keeps this as the name of a user, a tenant or a role. */
export function isName(value: unknown): value is string {
  return isText(value) && value !== '' && value.length <= LONGEST;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('\0') && !LONE.test(value);
}

/** @throws TypeError if a name is no text, empty, too long, or contains NUL or half of a character */
export function assertNames(
  caller: string,
  names: { readonly subject?: unknown; readonly tenant: unknown; readonly roles?: unknown; readonly by?: unknown },
): void {
  const { tenant, roles = [], by = null } = names;
  if ('subject' in names && !isName(names.subject)) throw wrong(caller, 'a subject that is a text');
  if (tenant !== null && !isName(tenant)) throw wrong(caller, 'a tenant that is null or a text');
  if (by !== null && !isName(by)) throw wrong(caller, 'a by that is null or a text');
  if (!Array.isArray(roles) || !roles.every(isName)) throw wrong(caller, 'roles that are texts');
}

/** @throws TypeError if the value is no text, or contains NUL or half of a character */
export function assertText(caller: string, value: unknown): void {
  if (!isText(value)) throw new TypeError(`${caller} needs a text without NUL and lone surrogates.`);
}

/** Whether a policy can have this id. */
export function isPolicyId(id: unknown): id is string {
  return typeof id === 'string' && WHOLE_POLICY_ID.test(id);
}

/** @throws TypeError if no path could contain the id */
export function assertPolicyId(caller: string, id: string): void {
  if (!isPolicyId(id))
    throw new TypeError(`${caller} needs policy ids of at most 64 letters, digits and the characters _ - . ~.`);
}

function wrong(caller: string, what: string): TypeError {
  return new TypeError(`${caller} needs ${what} of 1 to ${LONGEST} characters, without NUL and lone surrogates.`);
}
