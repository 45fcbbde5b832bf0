import type { SessionEngine } from './engine-types.ts';

/** A change of the tenant in code does not reach the store: the administrators of the former one would keep the policy. */
export async function warnOfTenant(engine: SessionEngine, id: string, tenant: string | null): Promise<void> {
  const found = await engine.findPolicy(id);
  if (!found || found.tenant === tenant) return;
  const text = `createCurfew: the policy "${id}" is of ${named(found.tenant)} in the store, and of ${named(tenant)} in code. The store decides, so give it another id.`;
  globalThis.process?.emitWarning?.(text, { code: 'CURFEW_TENANT' });
}

function named(tenant: string | null): string {
  return tenant === null ? 'all tenants' : `tenant "${tenant}"`;
}
