import { expect, it } from 'vitest';
import { clientAddress } from './address.ts';

it('returns the peer address and ignores X-Forwarded-For if there is no trusted proxy', () => {
  expect(clientAddress('203.0.113.9', '6.6.6.6', 0)).toBe('203.0.113.9');
  expect(clientAddress('::ffff:203.0.113.9', undefined, 0)).toBe('203.0.113.9');
  expect(clientAddress(undefined, undefined, 0)).toBeNull();
});

it('returns the entry that the outermost trusted proxy added, whatever the client sent', () => {
  expect(clientAddress('10.0.0.2', '6.6.6.6, 203.0.113.9', 1)).toBe('203.0.113.9');
  expect(clientAddress('10.0.0.2', '6.6.6.6, 203.0.113.9, 10.0.0.3', 2)).toBe('203.0.113.9');
  expect(clientAddress('10.0.0.2', 'unknown', 1)).toBe('10.0.0.2');
  expect(clientAddress('10.0.0.2', undefined, 1)).toBe('10.0.0.2');
});

it('takes the port off that some proxies add', () => {
  expect(clientAddress('10.0.0.2', '203.0.113.9:51234', 1)).toBe('203.0.113.9');
  expect(clientAddress('10.0.0.2', '[2001:db8:1:2::7]:443', 1)).toBe('2001:db8:1:2::/64');
  expect(clientAddress('10.0.0.2', '[2001:db8:1:2::7]', 1)).toBe('2001:db8:1:2::/64');
});

it('returns the same /64 network for every IPv6 address of a subscriber', () => {
  expect(clientAddress('2001:db8:1:2::7', undefined, 0)).toBe('2001:db8:1:2::/64');
  expect(clientAddress('2001:0db8:1:2:aaaa:bbbb:cccc:dddd', undefined, 0)).toBe('2001:db8:1:2::/64');
  expect(clientAddress('2001:db8::1', undefined, 0)).toBe('2001:db8:0:0::/64');
  expect(clientAddress('fe80::1%eth0', undefined, 0)).toBe('fe80:0:0:0::/64');
});

it('returns the IPv4 address inside an IPv6 one, however it is written', () => {
  for (const mapped of ['::ffff:203.0.113.9', '::ffff:cb00:7109', '0:0:0:0:0:FFFF:cb00:7109', '64:ff9b::203.0.113.9'])
    expect(clientAddress(mapped, undefined, 0), mapped).toBe('203.0.113.9');
  expect(clientAddress('64:ff9b::198.51.100.7', undefined, 0)).toBe('198.51.100.7');
  expect(clientAddress('::1', undefined, 0)).toBe('0:0:0:0::/64');
});
