import { expect, it } from 'vitest';
import { clientAddress } from './address.ts';

it('takes the other end of the connection, and believes no header where no proxy of ours stands before it', () => {
  expect(clientAddress('203.0.113.9', '6.6.6.6', 0)).toBe('203.0.113.9');
  expect(clientAddress('::ffff:203.0.113.9', undefined, 0)).toBe('203.0.113.9');
  expect(clientAddress(undefined, undefined, 0)).toBeNull();
});

it('takes what the outermost of our proxies has seen, whatever the client wrote before that', () => {
  expect(clientAddress('10.0.0.2', '6.6.6.6, 203.0.113.9', 1)).toBe('203.0.113.9');
  expect(clientAddress('10.0.0.2', '6.6.6.6, 203.0.113.9, 10.0.0.3', 2)).toBe('203.0.113.9');
  expect(clientAddress('10.0.0.2', 'nobody', 1)).toBe('10.0.0.2');
  expect(clientAddress('10.0.0.2', undefined, 1)).toBe('10.0.0.2');
});

it('counts a subscriber of IPv6 as one, whichever of the addresses comes', () => {
  expect(clientAddress('2001:db8:1:2::7', undefined, 0)).toBe('2001:db8:1:2::/64');
  expect(clientAddress('2001:0db8:1:2:aaaa:bbbb:cccc:dddd', undefined, 0)).toBe('2001:db8:1:2::/64');
  expect(clientAddress('2001:db8::1', undefined, 0)).toBe('2001:db8:0:0::/64');
  expect(clientAddress('fe80::1%eth0', undefined, 0)).toBe('fe80:0:0:0::/64');
});
