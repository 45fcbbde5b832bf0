import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { storeContract } from './contract.ts';
import { DirectoryInUseError, openPGlite } from './pglite.ts';
import { sqlStore } from './sql/store.ts';

storeContract('PGlite', async () => {
  const sql = await openPGlite('memory');
  return {
    store: await sqlStore(sql),
    async advance(ms) {
      await sql.query(
        `update curfew_session set created_at = created_at - $1, seen_at = seen_at - $1, touched_at = touched_at - $1,
          ended_at = ended_at - $1, sweep_at = sweep_at - $1`,
        [ms],
      );
      await sql.query(
        `update curfew_policy set seen_wm = seen_wm - $1, created_wm = created_wm - $1,
          grace_until = grace_until - $1, updated_at = updated_at - $1`,
        [ms],
      );
    },
    async clear() {
      await sql.query('truncate curfew_session, curfew_audit, curfew_policy');
    },
  };
});

it('keeps sessions on disk, and the directory for one process', { timeout: 120_000 }, async () => {
  const directory = await mkdtemp(join(tmpdir(), 'curfew-'));
  const first = await sqlStore(await openPGlite(directory));
  await first.ensurePolicy('p', null, { idleMs: 900_000, maxMs: 43_200_000, warnMs: 120_000 });
  await first.create({ tokenHash: 'a', subject: 'ann', tenant: null, policyId: 'p', supersedes: null });
  await expect(openPGlite(directory)).rejects.toThrow(DirectoryInUseError);
  await first.close();
  const second = await sqlStore(await openPGlite(directory));
  expect((await second.find('a'))?.session.subject).toBe('ann');
  await second.close();
  await rm(directory, { recursive: true });
});
