import { afterEach, expect, it, vi } from 'vitest';
import { begin } from '../state/index.ts';
import { localStorageAdapter } from './local-storage.ts';

const policy = { version: 0, idleMs: 60_000, maxMs: 600_000, warnMs: 20_000 };
const message = (id: string) => ({ v: 1 as const, now: 0, guard: 0, facts: begin({ id, policy }, 0) });

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
  sessionStorage.clear();
});

it('keeps a message for the next page, under the key of its name', () => {
  localStorageAdapter({ name: 'acme' }).write(message('a'));
  expect(localStorageAdapter({ name: 'acme' }).read()).toEqual(message('a'));
  expect(localStorageAdapter().read()).toBeNull();
});

const ended = (id: string) => {
  const { facts, ...stamp } = message(id);
  return { ...stamp, facts: { ...facts, ended: { reason: 'signed-out' as const, at: 5 } } };
};

it('keeps an end if the app clears localStorage, until the next session', () => {
  localStorageAdapter().write(ended('a'));
  localStorage.clear();
  expect(localStorageAdapter().read()).toEqual(ended('a'));
  localStorageAdapter().write(message('b'));
  localStorage.clear();
  expect(localStorageAdapter().read()).toBeNull();
});

it('prefers the end to the facts from before it, which a full storage still has', () => {
  const adapter = localStorageAdapter();
  adapter.write(message('a'));
  const { setItem } = Storage.prototype;
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(function (this: Storage, key, value) {
    if (this === localStorage) throw new DOMException('full', 'QuotaExceededError');
    setItem.call(this, key, value);
  });
  adapter.write(ended('a'));
  expect(adapter.read()).toEqual(ended('a'));
});

it('prefers what other tabs have written to the end in this one', () => {
  const adapter = localStorageAdapter();
  adapter.write(ended('a'));
  localStorage.setItem('curfew.v1', JSON.stringify(message('b')));
  expect(adapter.read()).toEqual(message('b'));
});

it('writes activity to localStorage alone', () => {
  const adapter = localStorageAdapter();
  adapter.write(message('a'));
  const setItem = vi.spyOn(Storage.prototype, 'setItem');
  for (let n = 0; n < 3; n++) adapter.write(message('a'));
  expect(setItem).toHaveBeenCalledTimes(3);
});

it('does not overwrite the key of another version', () => {
  localStorage.setItem('curfew.v2', 'theirs');
  localStorageAdapter().write(message('a'));
  expect(localStorage.getItem('curfew.v2')).toBe('theirs');
});

it('returns null if the stored text is not JSON', () => {
  localStorage.setItem('curfew.v1', '{');
  expect(localStorageAdapter().read()).toBeNull();
});

it('keeps the old message if storage is full, and writes again once there is space', () => {
  const adapter = localStorageAdapter();
  adapter.write(message('a'));
  const setItem = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  expect(() => adapter.write(message('b'))).not.toThrow();
  expect(adapter.read()).toEqual(message('a'));
  setItem.mockRestore();
  adapter.write(message('c'));
  expect(adapter.read()).toEqual(message('c'));
});

it('reads null and does not throw if storage is blocked', () => {
  for (const where of ['localStorage', 'sessionStorage'] as const)
    vi.spyOn(globalThis, where, 'get').mockImplementation(() => {
      throw new DOMException('blocked', 'SecurityError');
    });
  const adapter = localStorageAdapter();
  expect(adapter.read()).toBeNull();
  expect(() => adapter.write(message('a'))).not.toThrow();
});
