import { describe, expect, it, onTestFinished } from 'vitest';
import type { AuditEntry, RecordedEntry } from '../store/types.ts';
import { MINUTE, newSession, POLICY, type Stage } from './stage.ts';

export function auditContract({ store, other, signIn, change, advance }: Stage): void {
  const page = (limit: number, before: string | null = null, tenant: string | null = null) =>
    store.audit({ tenant, limit, before });

  describe('the audit', () => {
    it('has one line for each sign-in, end and change of policy', async () => {
      const { session } = await signIn('a');
      await change({ idleMs: 20 * 60_000 });
      await store.end('a', 'signed-out');
      await store.end('a', 'signed-out');
      const lines = (await page(10)).map(({ event, sid, subject, detail }) => [event, sid, subject, detail]);
      expect(lines).toEqual([
        ['end', session.sid, 'ann', { reason: 'signed-out' }],
        ['policy', null, 'admin', { ...POLICY, version: 2, idleMs: 20 * 60_000 }],
        ['sign-in', session.sid, 'ann', {}],
        ['policy', null, null, { ...POLICY, version: 1 }],
      ]);
    });

    it('is returned in pages without gaps or repetitions', async () => {
      for (let n = 0; n < 9; n++) await signIn(`token ${n}`, { subject: `person ${n}` });
      // On Redis these are in one stream, and those of the sessions in many.
      for (let n = 0; n < 20; n++) await change({ idleMs: (20 + n) * 60_000 });
      const all = (await page(100)).map(({ id }) => id);
      expect(new Set(all).size).toBe(30);
      for (const size of [3, 10]) {
        const paged: string[] = [];
        for (let before: string | null = null; ; before = paged.at(-1) ?? null) {
          const lines = await page(size, before);
          paged.push(...lines.map(({ id }) => id));
          if (lines.length < size) break;
        }
        expect(paged).toEqual(all);
      }
    });

    it.each(['', 'x', '-1', '0', '0-0-0', '0-0-9', "1'; drop table", '9'.repeat(50)])(
      'returns nothing if before is %j, which is not an id',
      async (id) => {
        await signIn('a');
        expect(await page(10, id)).toEqual([]);
        expect(await store.audit({ tenant: null, limit: 10, before: id, policyId: 'p' })).toEqual([]);
      },
    );

    it('keeps the lines of the last days, and deletes older ones of every tenant in portions', async () => {
      for (let n = 0; n < 7; n++) await signIn(`old ${n}`, { tenant: n % 2 ? 't1' : null });
      await advance(60 * MINUTE);
      const { session } = await signIn('young');
      expect(await store.trimAudit(90 * MINUTE, 100)).toBe(0);
      // And the policy of the stage.
      let left = 8;
      for (const deleted of [await store.trimAudit(30 * MINUTE, 3), await store.trimAudit(30 * MINUTE, 3)]) {
        expect(deleted).toBeGreaterThanOrEqual(3);
        left -= deleted;
      }
      expect(await store.trimAudit(30 * MINUTE, 100)).toBe(left);
      expect(await other.trimAudit(30 * MINUTE, 100)).toBe(0);
      expect((await page(10)).map(({ sid }) => sid)).toEqual([session.sid]);
      expect(await page(10, null, 't1')).toEqual([]);
      await signIn('next', { tenant: 't1' });
      expect(await page(10, null, 't1')).toHaveLength(1);
    });

    it('has the saves of one policy, with their notes, however many lines are between', async () => {
      // On Redis those of `0` are in the same stream as those of `p`.
      for (const id of ['q', '0']) await store.ensurePolicy(id, null, POLICY);
      const note = 'Zu lang – “PCI” 漢字 🙂';
      const saves = [{}, { apply: 'next-sign-in' }, { note }, { apply: 'next-sign-in', note: 'a' }] as const;
      for (const [n, more] of saves.entries()) {
        for (let k = 0; k < 4; k++) await signIn(`token ${n} ${k}`, { subject: 'ann' });
        const durations = { ...POLICY, warnMs: n };
        const change = { id: 'p', durations, ifVersion: n + 1, by: `admin ${n}`, ...more };
        expect(await store.changePolicy(change)).toMatchObject({ version: n + 2, updatedBy: `admin ${n}` });
      }
      const of = (limit: number, before: string | null = null) =>
        other.audit({ tenant: null, limit, before, policyId: 'p' });
      const lines = await of(10);
      expect(lines.map(({ event, policyId, subject, detail }) => [event, policyId, subject, detail])).toEqual([
        ...saves
          .map((more, n) => ['policy', 'p', `admin ${n}`, { ...POLICY, warnMs: n, version: n + 2, ...more }])
          .reverse(),
        ['policy', 'p', null, { ...POLICY, version: 1 }],
      ]);
      const first = await of(2);
      const rest = await of(3, first.at(-1)?.id);
      expect([...first, ...rest]).toEqual(lines);
      expect(await of(3, rest.at(-1)?.id)).toEqual([]);
      expect(await store.audit({ tenant: 't1', limit: 10, before: null, policyId: 'p' })).toEqual([]);
      expect(await store.findPolicy('p')).toMatchObject({ version: 5, updatedBy: 'admin 3' });
    });

    it('is reported by the node that writes a line, expiry included', async () => {
      // One object may be both nodes.
      const reported = new Set<RecordedEntry>();
      for (const node of [store, other]) onTestFinished(node.onAudit((line) => void reported.add(line)));
      const sorted = (lines: Iterable<RecordedEntry | AuditEntry>) =>
        [...lines]
          .map((line) => ({ ...line, id: `${line.sid} ${line.event}` }))
          .toSorted((a, b) => (a.id < b.id ? -1 : 1));
      const ends = async () => {
        expect(sorted(reported)).toEqual(sorted(await page(reported.size)));
        const reasons = [...reported].flatMap(({ detail }) => detail.reason ?? []);
        reported.clear();
        return reasons.toSorted();
      };

      for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) await signIn(name, { subject: name });
      await signIn('g', { supersedes: 'a', subject: 'g' });
      await other.create(newSession('h', { subject: 'g', maxSessions: 1 }));
      await Promise.all([store, other, store, other].map((node) => node.end('b', 'signed-out')));
      expect(await ends()).toEqual(['signed-out', 'superseded', 'superseded']);
      await advance(10 * MINUTE);
      for (const name of ['c', 'd']) await store.touch(name, { ageMs: 0, sid: null });
      await advance(6 * MINUTE);
      // Some stores record what they find expired, others leave it to the sweep.
      await Promise.all([store.find('e'), other.find('f'), store.end('f', 'signed-out')]);
      await other.revoke({ subject: 'c', tenant: null, by: 'admin' });
      expect((await ends()).filter((reason) => reason !== 'idle')).toEqual(['revoked']);
      await advance(30 * MINUTE);
      await Promise.all([store.sweep(100), other.sweep(100)]);
      expect(new Set(await ends())).toEqual(new Set(['idle']));
      expect((await page(100)).filter(({ event }) => event === 'end')).toHaveLength(8);
    });

    it('is separate for each tenant', async () => {
      await signIn('a', { tenant: 't1' });
      await signIn('b', { tenant: 't2' });
      const tenants = async (tenant: string | null) => (await page(10, null, tenant)).map((line) => line.tenant);
      expect(await tenants('t1')).toEqual(['t1']);
      expect(await tenants('t3')).toEqual([]);
      expect(await tenants(null)).toEqual([null]);
    });
  });
}
