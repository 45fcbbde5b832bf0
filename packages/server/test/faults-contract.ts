import { lifeOf } from '@curfew/core/rules';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createSessionEngine } from '../src/engine.ts';
import { StoreUnavailableError } from '../src/errors.ts';
import type { Store, StoreEvent } from '../src/store/types.ts';
import { newSession, POLICY } from '../src/testing/stage.ts';
import type { TestServer } from './servers/process.ts';

export interface FaultyStores {
  readonly nodes: readonly [Store, Store];
  readonly servers: readonly TestServer[];
  /** Interrupts only the notifications between the nodes. */
  cutNews(): Promise<void>;
  close(): Promise<void>;
}

export function faultsContract(open: () => Promise<FaultyStores>): void {
  describe('when the server fails', () => {
    let test: FaultyStores;
    let [here, there]: Store[] = [];
    const nodes = () => {
      if (!here || !there) throw new Error('The nodes have not been opened.');
      return { here, there };
    };

    beforeAll(async () => {
      test = await open();
      [here, there] = test.nodes;
      await nodes().here.ensurePolicy('p', null, POLICY);
    });
    afterAll(() => test?.close());

    const isLive = async (node: Store, name: string) => {
      const found = await node.find(name);
      return found !== null && lifeOf(found).live;
    };
    /** Each node reconnects by itself. */
    const isBack = async () => {
      const { here, there } = nodes();
      for (const node of [here, there]) await expect.poll(() => node.find('x').catch(() => 'away')).toBeNull();
      for (const node of [here, there]) await node.check();
    };

    it.each([3_600_000, -3_600_000])("uses the store's clock if a node's clock is off by %d ms", async (offset) => {
      const { here, there } = nodes();
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + offset });
      onTestFinished(() => void vi.useRealTimers());
      const engine = createSessionEngine({ store: here, policyFor: () => 'p' });
      const authAt = Date.now() - offset - 600_000;
      expect((await engine.signIn({ subject: 'single sign-on', authAt }, null)).session.provedAt).toBe(authAt);
      const name = `clock ${offset}`;
      const created = await here.create(newSession(name));
      const touched = await there.touch(name, { ageMs: 0, sid: null });
      for (const found of [created, touched, await there.find(name)]) {
        expect(Math.abs((found?.now ?? 0) + offset - Date.now())).toBeLessThan(Math.abs(offset) / 2);
        const life = found && lifeOf(found);
        expect(life?.live && life.idleAt - (found?.now ?? 0)).toBeGreaterThan(POLICY.idleMs - 60_000);
      }
      expect((await there.sweep(1_000)) >= 0 && (await isLive(here, name))).toBe(true);
    });

    it('rejects every request while the server is down, keeps the sessions, and recovers', async ({ skip }) => {
      skip(!test.servers.every((server) => server.isOurs), 'the tests did not start this server');
      const { here, there } = nodes();
      await here.create(newSession('stays'));
      const news: StoreEvent[] = [];
      onTestFinished(there.subscribe((change) => void news.push(change)));
      await Promise.all(test.servers.map((server) => server.kill()));
      const attempts = [
        () => here.find('stays'),
        () => here.touch('stays', { ageMs: 0, sid: null }),
        () => here.end('stays', 'signed-out'),
        () => here.create(newSession('never')),
        () => there.findPolicy('p'),
        () => here.check(),
      ];
      for (const attempt of attempts) await expect(attempt()).rejects.toThrow(StoreUnavailableError);
      await Promise.all(test.servers.map((server) => server.start()));
      await isBack();
      expect(await isLive(there, 'stays')).toBe(true);
      // It reports that changes may have been missed, and receives changes again.
      await expect.poll(() => news).toContainEqual({ kind: 'unknown' });
      const sid = (await here.find('stays'))?.session.sid ?? '';
      await here.end('stays', 'signed-out');
      await expect.poll(() => news).toContainEqual({ kind: 'end', sid });
    });

    it('keeps every confirmed sign-out and creates no duplicate when it is killed under load', async ({ skip }) => {
      skip(!test.servers.every((server) => server.isOurs), 'the tests did not start this server');
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
        if (out.has(name)) expect(await isLive(here, name), `${name} came back`).toBe(false);
      }
      // Sessions without a sign-out are still active.
      const stayed = signedIn.filter((name) => names.indexOf(name) % 3 === 0);
      for (const name of stayed) expect(await isLive(here, name), `${name} was lost`).toBe(true);
    });

    it('rejects the next request after a revocation on the other node, with and without notifications', async () => {
      const { here, there } = nodes();
      const revokeAndAsk = async (name: string) => {
        await here.create(newSession(name, { subject: name }));
        expect(await isLive(there, name)).toBe(true);
        await here.revoke({ subject: name, tenant: null, by: 'admin' });
        expect(await there.touch(name, { ageMs: 0, sid: null })).toBeNull();
        expect(await isLive(there, name)).toBe(false);
      };
      for (let n = 0; n < 20; n++) await revokeAndAsk(`with news ${n}`);
      await test.cutNews();
      for (let n = 0; n < 20; n++) await revokeAndAsk(`without ${n}`);
    });

    it('never revives a session that ended under a lower policy, on either node', async () => {
      const { here, there } = nodes();
      const short = { idleMs: 300, maxMs: 60_000, warnMs: 100 };
      await here.ensurePolicy('short', null, { ...short, idleMs: 30_000 });
      await here.create(newSession('a', { policyId: 'short' }));
      expect(await isLive(there, 'a')).toBe(true);
      const change = async (node: Store, idleMs: number) => {
        const ifVersion = (await node.findPolicy('short'))?.version ?? 0;
        expect(
          await node.changePolicy({ id: 'short', durations: { ...short, idleMs }, ifVersion, by: 'b' }),
        ).not.toBeNull();
      };
      // The grace depends on the old idle timeout: after 30 s it is about 9 s.
      await change(here, 301);
      await change(here, 300);
      await expect.poll(() => isLive(there, 'a'), { interval: 50 }).toBe(false);
      await change(here, 60_000);
      for (const node of [there, here]) {
        expect(await node.touch('a', { ageMs: 0, sid: null })).toBeNull();
        expect(await isLive(node, 'a')).toBe(false);
      }
    });
  });
}
