import { type Store, StoreUnavailableError } from '@curfew/server';
import type { Metrics } from './metrics.ts';

/** `ensurePolicy` is called at the start. */
type Measured = Exclude<keyof Store, 'ensurePolicy' | 'subscribe' | 'onAudit' | 'close'>;

export function measuredStore(store: Store, metrics: Pick<Metrics, 'store'>): Store {
  const measured = <Args extends unknown[], Result>(
    operation: string,
    call: (...args: Args) => Promise<Result>,
  ): ((...args: Args) => Promise<Result>) => {
    return async (...args) => {
      const stop = metrics.store.startTimer({ operation });
      try {
        const result = await call(...args);
        stop({ outcome: 'answered' });
        return result;
      } catch (error) {
        stop({ outcome: error instanceof StoreUnavailableError ? 'unavailable' : 'refused' });
        throw error;
      }
    };
  };
  const operations = {
    create: measured('create', store.create),
    find: measured('find', store.find),
    touch: measured('touch', store.touch),
    end: measured('end', store.end),
    list: measured('list', store.list),
    revoke: measured('revoke', store.revoke),
    accountKey: measured('accountKey', store.accountKey),
    findPolicy: measured('findPolicy', store.findPolicy),
    changePolicy: measured('changePolicy', store.changePolicy),
    previewPolicy: measured('previewPolicy', store.previewPolicy),
    countSessions: measured('countSessions', store.countSessions),
    audit: measured('audit', store.audit),
    trimAudit: measured('trimAudit', store.trimAudit),
    sweep: measured('sweep', store.sweep),
    // While the store is away, a balancer that asks `/readyz` sends no request that would show it.
    check: measured('check', store.check),
  } satisfies Pick<Store, Measured>;
  return { ...store, ...operations };
}
