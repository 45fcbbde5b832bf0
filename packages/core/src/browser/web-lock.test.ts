import { afterEach, expect, it, vi } from 'vitest';
import { holdLock } from './web-lock.ts';

afterEach(() => vi.unstubAllGlobals());

/** Web Locks of one name. They are granted in the order of requests; one that steals is granted at once. */
function stubLocks({ refuse = false } = {}) {
  const queue: { grant: () => void; rob: () => void }[] = [];
  function request(_name: string, { signal, steal }: LockOptions, callback: () => Promise<void>): Promise<void> {
    if (refuse) return Promise.reject(new DOMException('Not here.', 'SecurityError'));
    return new Promise((resolve, reject) => {
      const fail = () => reject(new DOMException('Gone.', 'AbortError'));
      const own = { rob: fail, grant: () => void callback().then(leave).then(resolve) };
      function leave(): void {
        const place = queue.indexOf(own);
        queue.splice(place, place < 0 ? 0 : 1);
        if (place === 0) queue[0]?.grant();
      }
      if (signal?.aborted) return fail();
      signal?.addEventListener('abort', () => {
        if (queue[0] === own) return;
        leave();
        fail();
      });
      const robbed = steal ? queue.shift() : undefined;
      if (steal) queue.unshift(own);
      else queue.push(own);
      robbed?.rob();
      if (queue[0] === own) own.grant();
    });
  }
  vi.stubGlobal('navigator', { locks: { request } });
}

function campaign(steal?: boolean) {
  const tab = { leads: false, undo: () => {} };
  tab.undo = holdLock(
    'curfew',
    (leads) => {
      tab.leads = leads;
    },
    steal,
  );
  return tab;
}

const settle = () => new Promise(setImmediate);

it('grants leadership in the order of requests', async () => {
  stubLocks();
  const [a, b] = [campaign(), campaign()];
  await settle();
  expect([a.leads, b.leads]).toEqual([true, false]);
  a.undo();
  await settle();
  expect([a.leads, b.leads]).toEqual([false, true]);
});

it('steals leadership from the leader, which requests it again behind the others', async () => {
  stubLocks();
  const [frozen, waits] = [campaign(), campaign()];
  await settle();
  const next = campaign(true);
  await settle();
  expect([frozen.leads, waits.leads, next.leads]).toEqual([false, false, true]);
  next.undo();
  await settle();
  expect([frozen.leads, waits.leads, next.leads]).toEqual([false, true, false]);
  waits.undo();
  await settle();
  expect(frozen.leads).toBe(true);
});

it('does not lead after it is undone, whether it led, waited or stole', async () => {
  stubLocks();
  const [a, b] = [campaign(), campaign()];
  await settle();
  b.undo();
  a.undo();
  campaign(true).undo();
  await settle();
  const c = campaign();
  await settle();
  expect([a.leads, b.leads, c.leads]).toEqual([false, false, true]);
});

it.each(['no locks', 'locks that are refused'])('leads if there are %s', async (what) => {
  if (what === 'no locks') vi.stubGlobal('navigator', {});
  else stubLocks({ refuse: true });
  const [a, b] = [campaign(), campaign()];
  await settle();
  expect([a.leads, b.leads]).toEqual([true, true]);
  a.undo();
  expect(a.leads).toBe(false);
});
