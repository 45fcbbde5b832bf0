import { toUnavailable } from '../errors.ts';
import { createChanges } from './changes.ts';
import type { RecordedEntry, Store } from './types.ts';

/** A store that opens with its first use. */
export interface LazyStore extends Store {
  /** Opens it now. Rejects with the cause if that fails; the next use tries again. */
  open(): Promise<void>;
}

const METHODS = [
  'create',
  'find',
  'touch',
  'end',
  'list',
  'revoke',
  'accountKey',
  'findPolicy',
  'ensurePolicy',
  'changePolicy',
  'previewPolicy',
  'countSessions',
  'audit',
  'trimAudit',
  'sweep',
  'check',
] as const satisfies readonly (keyof Store)[];

export function lazyStore(openStore: () => Promise<Store>): LazyStore {
  const changes = createChanges();
  const recorded = createChanges<RecordedEntry>();
  let opening: Promise<Store> | undefined;

  /** After a failure the next call tries again. */
  function open(): Promise<Store> {
    opening ??= start().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  }

  async function start(): Promise<Store> {
    const store = await openStore();
    store.subscribe(changes.publish);
    store.onAudit(recorded.publish);
    return store;
  }

  async function opened(): Promise<Store> {
    try {
      return await open();
    } catch (cause) {
      throw toUnavailable(cause);
    }
  }

  const methods = Object.fromEntries(
    METHODS.map((name) => [
      name,
      async (...args: never[]) => ((await opened())[name] as (...args: never[]) => unknown)(...args),
    ]),
  ) as Pick<Store, (typeof METHODS)[number]>;

  return {
    ...methods,
    async open() {
      await open();
    },
    subscribe: changes.subscribe,
    onAudit: recorded.subscribe,
    async close() {
      const store = await opening?.catch(() => undefined);
      await store?.close();
    },
  };
}
