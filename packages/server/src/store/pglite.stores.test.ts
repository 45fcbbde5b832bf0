import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { clockContract } from './contract/clock.ts';
import { storeContract } from './contract/index.ts';
import { sqlTime } from './contract/sql-time.ts';
import { newSession } from './contract/stage.ts';
import { DirectoryInUseError, openPGlite } from './pglite.ts';
import { sqlStore } from './sql/store.ts';

storeContract('PGlite', 25, async () => {
  const sql = await openPGlite('memory');
  const store = await sqlStore(sql);
  return { store, other: store, ...sqlTime(sql), close: () => store.close() };
});

clockContract(async () => {
  const store = await sqlStore(await openPGlite('memory'));
  return { store, close: () => store.close() };
});

it('reads the clock that the app gives, and no other', async () => {
  const now = 1_800_000_000_000;
  const store = await sqlStore(await openPGlite('memory', { now: () => now }));
  await store.ensurePolicy('p', null, { idleMs: 900_000, maxMs: 43_200_000, warnMs: 120_000 });
  await store.create(newSession('a'));
  for (let read = 0; read < 50; read++) expect((await store.find('a'))?.now).toBe(now);
  await store.close();
});

it('keeps sessions on disk and locks the directory for one process', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'curfew-'));
  const first = await sqlStore(await openPGlite(directory));
  await first.ensurePolicy('p', null, { idleMs: 900_000, maxMs: 43_200_000, warnMs: 120_000 });
  await first.create(newSession('a'));
  await expect(openPGlite(directory)).rejects.toThrow(DirectoryInUseError);
  await first.close();
  const second = await sqlStore(await openPGlite(directory));
  expect((await second.find('a'))?.session.subject).toBe('ann');
  await second.close();
  await rm(directory, { recursive: true });
});
