import { expect, it } from 'vitest';
import type { Stage } from './stage.ts';

export function accountKeyContract({ store, other }: Stage): void {
  it('keeps one secret key for the tags of accounts, also if nodes make it at once', async () => {
    const nodes = Array.from({ length: 20 }, (_, n) => (n % 2 ? other : store));
    const keys = new Set(await Promise.all(nodes.map((node) => node.accountKey())));
    expect(keys.size).toBe(1);
    const [key = ''] = keys;
    expect(Buffer.from(key, 'base64url')).toHaveLength(32);
    for (const node of [store, other]) expect(await node.accountKey()).toBe(key);
  });
}
