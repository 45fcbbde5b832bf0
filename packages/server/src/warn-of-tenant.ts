import type { StoredPolicy } from './store/types.ts';

/** A change of the tenant in code does not reach the store: the administrators of the former one would keep the policy. */
export function warnOfTenant({ id, tenant: stored }: StoredPolicy, tenant: string | null): void {
  if (stored === tenant) return;
  const text = `createCurfew: the policy "${id}" is of ${named(stored)} in the store, and of ${named(tenant)} in code. The store decides, so give it another id.`;
  globalThis.process?.emitWarning?.(text, { code: 'CURFEW_TENANT' });
}

function named(tenant: string | null): string {
  return tenant === null ? 'all tenants' : `tenant "${tenant}"`;
}
