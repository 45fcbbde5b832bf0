import { describe, expect, it } from 'vitest';
import { MINUTE, type Stage } from './stage.ts';

export function sweepContract({ store, signIn, life, advance }: Stage): void {
  describe('the sweep', () => {
    it('leaves active sessions alone, records the end of expired ones, and deletes them later', async () => {
      await signIn('old');
      await advance(14 * MINUTE);
      await signIn('young');
      await advance(12 * MINUTE);
      await store.sweep(100);
      expect(await life('old')).toMatchObject({ live: false, reason: 'idle' });
      expect((await life('young'))?.live).toBe(true);
      await advance(30 * 24 * 60 * MINUTE);
      while ((await store.sweep(100)) === 100);
      await advance(30 * 24 * 60 * MINUTE);
      while ((await store.sweep(100)) === 100);
      expect(await store.find('old')).toBeNull();
    });
  });
}
