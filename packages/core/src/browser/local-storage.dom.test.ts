import { afterEach, expect, it, vi } from 'vitest';
import { begin } from '../state/index.ts';
import { localStorageAdapter } from './local-storage.ts';

const policy = { version: 0, idleMs: 60_000, maxMs: 600_000, warnMs: 20_000 };
const envelope = (id: string) => ({ v: 1 as const, now: 0, guard: 0, facts: begin({ id, policy }, 0) });

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

it('keeps a record for the next page, under its own key', () => {
  localStorageAdapter({ name: 'acme' }).write(envelope('a'));
  expect(localStorageAdapter({ name: 'acme' }).read()).toEqual(envelope('a'));
  expect(localStorageAdapter().read()).toBeNull();
});

it('leaves the record of another version alone', () => {
  localStorage.setItem('curfew.v2', 'theirs');
  localStorageAdapter().write(envelope('a'));
  expect(localStorage.getItem('curfew.v2')).toBe('theirs');
});

it('reads nothing from a record that is not JSON', () => {
  localStorage.setItem('curfew.v1', '{');
  expect(localStorageAdapter().read()).toBeNull();
});

it('leaves the old record where storage is full, and writes again once there is room', () => {
  const record = localStorageAdapter();
  record.write(envelope('a'));
  const setItem = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  expect(() => record.write(envelope('b'))).not.toThrow();
  expect(record.read()).toEqual(envelope('a'));
  setItem.mockRestore();
  record.write(envelope('c'));
  expect(record.read()).toEqual(envelope('c'));
});

it('carries on where storage is blocked', () => {
  vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('blocked', 'SecurityError');
  });
  const record = localStorageAdapter();
  expect(record.read()).toBeNull();
  expect(() => record.write(envelope('a'))).not.toThrow();
});
