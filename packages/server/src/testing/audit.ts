import { describe, expect, it } from 'vitest';
import { POLICY, type Stage } from './stage.ts';

export function auditContract({ store, signIn, change }: Stage): void {
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
      const all = (await page(100)).map(({ id }) => id);
      expect(new Set(all).size).toBe(10);
      const paged: string[] = [];
      for (let before: string | null = null; ; before = paged.at(-1) ?? null) {
        const lines = await page(3, before);
        paged.push(...lines.map(({ id }) => id));
        if (lines.length < 3) break;
      }
      expect(paged).toEqual(all);
    });

    it.each(['', 'x', '-1', "1'; drop table", '9'.repeat(50)])(
      'returns nothing if before is %j, which is not an id',
      async (id) => {
        await signIn('a');
        expect((await page(10, id)).length).toBe(0);
      },
    );

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
