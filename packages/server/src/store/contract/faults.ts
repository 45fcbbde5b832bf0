import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { StoreUnavailableError } from '../../errors.ts';
import { lifeOf } from '../life.ts';
import type { TestServer } from '../servers/process.ts';
import type { Change, Store } from '../types.ts';
import { newSession, POLICY } from './stage.ts';

/** Two nodes on servers that may be killed. */
export interface FaultyStores {
  readonly nodes: readonly [Store, Store];
  readonly servers: readonly TestServer[];
  /** Cuts what the nodes tell each other, and nothing else. */
  cutNews(): Promise<void>;
  close(): Promise<void>;
}

/** What a store on a server does when that server, or the way to it, fails. */
export function faultsContract(open: () => Promise<FaultyStores>): void {
  describe('when things fail', () => {
    let test: FaultyStores;
    let [here, there]: Store[] = [];
    const nodes = () => {
      if (!here || !there) throw new Error('There are no nodes.');
      return { here, there };
    };

    beforeAll(async () => {
      test = await open();
      [here, there] = test.nodes;
      await nodes().here.ensurePolicy('p', null, POLICY);
    });
    afterAll(() => test?.close());

    const lives = async (node: Store, name: string) => {
      const found = await node.find(name);
      return found !== null && lifeOf(found).live;
    };
    const isBack = () =>
      expect
        .poll(() =>
          nodes()
            .here.find('x')
            .catch(() => 'away'),
        )
        .toBeNull();

    it.each([3_600_000, -3_600_000])("goes by the store's clock, though a node's is off by %d ms", async (offset) => {
      const { here, there } = nodes();
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + offset });
      onTestFinished(() => void vi.useRealTimers());
      const name = `clock ${offset}`;
      const created = await here.create(newSession(name));
      const touched = await there.touch(name, { ageMs: 0, sid: null });
      for (const found of [created, touched, await there.find(name)]) {
        expect(Math.abs((found?.now ?? 0) + offset - Date.now())).toBeLessThan(Math.abs(offset) / 2);
        const life = found && lifeOf(found);
        expect(life?.live && life.idleAt - (found?.now ?? 0)).toBeGreaterThan(POLICY.idleMs - 60_000);
      }
      expect((await there.sweep(1_000)) >= 0 && (await lives(here, name))).toBe(true);
    });

    it('is away: every request fails at once or soon, nobody is lost, and it comes back by itself', async ({
      skip,
    }) => {
      skip(!test.servers.every((server) => server.isOurs), 'somebody else runs the server');
      const { here, there } = nodes();
      await here.create(newSession('stays'));
      const news: Change[] = [];
      onTestFinished(there.subscribe((change) => void news.push(change)));
      await Promise.all(test.servers.map((server) => server.kill()));
      const attempts = [
        () => here.find('stays'),
        () => here.touch('stays', { ageMs: 0, sid: null }),
        () => here.end('stays', 'signed-out'),
        () => here.create(newSession('never')),
        () => there.findPolicy('p'),
      ];
      for (const attempt of attempts) await expect(attempt()).rejects.toThrow(StoreUnavailableError);
      await Promise.all(test.servers.map((server) => server.start()));
      await isBack();
      expect(await lives(there, 'stays')).toBe(true);
      // It says that it may have missed something, and hears again.
      await expect.poll(() => news).toContainEqual({ kind: 'unknown' });
      const sid = (await here.find('stays'))?.session.sid ?? '';
      await here.end('stays', 'signed-out');
      await expect.poll(() => news).toContainEqual({ kind: 'end', sid });
    });

    it('is killed in the middle of it all: no logout that was answered is lost, nobody is there twice', async ({
      skip,
    }) => {
      skip(!test.servers.every((server) => server.isOurs), 'somebody else runs the server');
      const { here, there } = nodes();
      const names = Array.from({ length: 120 }, (_, n) => `load ${n}`);
      const signedIn: string[] = [];
      const signedOut: string[] = [];
      const live = async (name: string, n: number): Promise<void> => {
        const node = n % 2 ? here : there;
        try {
          if (await node.create(newSession(name, { subject: name }))) signedIn.push(name);
          for (let beat = 0; beat < 40; beat++) {
            await node.touch(name, { ageMs: 0, sid: null });
            if (beat === n % 40 && n % 3 && (await node.end(name, 'signed-out'))) signedOut.push(name);
          }
        } catch (error) {
          if (!(error instanceof StoreUnavailableError)) throw error;
        }
      };
      const load = Promise.all(names.map(live));
      await vi.waitUntil(() => signedOut.length >= 20, { timeout: 60_000, interval: 1 });
      await Promise.all(test.servers.map((server) => server.kill()));
      await load;
      await Promise.all(test.servers.map((server) => server.start()));
      await isBack();

      const out = new Set(signedOut);
      for (const name of signedIn) {
        const listed = await there.list({ subject: name, tenant: null }, 10);
        expect(listed.length, name).toBeLessThanOrEqual(out.has(name) ? 0 : 1);
        if (out.has(name)) expect(await lives(here, name), `${name} came back`).toBe(false);
      }
      // Who neither left nor was about to leave is still there.
      const stayed = signedIn.filter((name) => names.indexOf(name) % 3 === 0);
      for (const name of stayed) expect(await lives(here, name), `${name} was lost`).toBe(true);
    });

    it('refuses the very next request of who is revoked on the other node, with news or without', async () => {
      const { here, there } = nodes();
      const revokeAndAsk = async (name: string) => {
        await here.create(newSession(name, { subject: name }));
        expect(await lives(there, name)).toBe(true);
        await here.revoke({ subject: name, tenant: null, by: 'admin' });
        expect(await there.touch(name, { ageMs: 0, sid: null })).toBeNull();
        expect(await lives(there, name)).toBe(false);
      };
      for (let n = 0; n < 20; n++) await revokeAndAsk(`with news ${n}`);
      await test.cutNews();
      for (let n = 0; n < 20; n++) await revokeAndAsk(`without ${n}`);
    });

    it('keeps who died under a lower policy dead, on the node that has not heard of it too', async () => {
      const { here, there } = nodes();
      const short = { idleMs: 300, maxMs: 60_000, warnMs: 100 };
      await here.ensurePolicy('short', null, { ...short, idleMs: 30_000 });
      await here.create(newSession('a', { policyId: 'short' }));
      expect(await lives(there, 'a')).toBe(true);
      const change = async (node: Store, idleMs: number) => {
        const ifVersion = (await node.findPolicy('short'))?.version ?? 0;
        expect(
          await node.changePolicy({ id: 'short', durations: { ...short, idleMs }, ifVersion, by: 'b' }),
        ).not.toBeNull();
      };
      // Who is working has some seconds left after a change from 30 s: a first change that keeps them so short.
      await change(here, 301);
      await change(here, 300);
      await expect.poll(() => lives(there, 'a'), { interval: 50 }).toBe(false);
      await change(here, 60_000);
      for (const node of [there, here]) {
        expect(await node.touch('a', { ageMs: 0, sid: null })).toBeNull();
        expect(await lives(node, 'a')).toBe(false);
      }
    });
  });
}
