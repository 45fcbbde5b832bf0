/** Indexes of databases and messages between nodes have limits. */
const LONGEST = 255;

/** Databases refuse or change half a character. */
const LONE = /\p{Surrogate}/u;

export const POLICY_ID = '(?![.]{1,2}$)[\\w.~-]{1,64}';

const WHOLE_POLICY_ID = new RegExp(`^${POLICY_ID}$`);

export function isName(value: unknown): value is string {
  return isText(value) && value !== '' && value.length <= LONGEST;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('\0') && !LONE.test(value);
}

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

export function assertText(caller: string, value: unknown): void {
  if (!isText(value)) throw new TypeError(`${caller} needs a text without NUL and lone surrogates.`);
}

export function isPolicyId(id: unknown): id is string {
  return typeof id === 'string' && WHOLE_POLICY_ID.test(id);
}

export function assertPolicyId(caller: string, id: string): void {
  if (!isPolicyId(id))
    throw new TypeError(`${caller} needs policy ids of at most 64 letters, digits and the characters _ - . ~.`);
}

function wrong(caller: string, what: string): TypeError {
  return new TypeError(`${caller} needs ${what} of 1 to ${LONGEST} characters, without NUL and lone surrogates.`);
}
