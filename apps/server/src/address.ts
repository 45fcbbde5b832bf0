import { isIPv4, isIPv6 } from 'node:net';

/**
 * Only what trusted proxies appended to `X-Forwarded-For` is reliable. `proxies` is their number.
 *
 * @example
 * clientAddress('10.0.0.2', '6.6.6.6, 203.0.113.9', 1) // '203.0.113.9'
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  proxies: number,
): string | null {
  const forwarded = forwardedFor?.split(',').map((part) => part.trim()) ?? [];
  const named = proxies > 0 ? withoutPort(forwarded.at(-proxies)) : undefined;
  const address = named !== undefined && (isIPv4(named) || isIPv6(named)) ? named : peer;
  return address === undefined ? null : network(address);
}

/** Some proxies add the port: `203.0.113.9:51234`, `[2001:db8::1]:443`. */
function withoutPort(text: string | undefined): string | undefined {
  return /^\[(.+)\](?::\d+)?$/.exec(text ?? '')?.[1] ?? /^([\d.]+):\d+$/.exec(text ?? '')?.[1] ?? text;
}

/** An IPv6 subscriber has a whole /64. An IPv4 address inside an IPv6 one is one subscriber. */
function network(address: string): string {
  if (!isIPv6(address)) return address;
  const groups = groupsOf(address);
  const [prefix, last] = [groups.slice(0, 6).join(':'), groups.slice(6)];
  if (EMBEDDING.includes(prefix)) return last.flatMap((group) => [group >> 8, group & 255]).join('.');
  return `${hex(groups.slice(0, 4))}::/64`;
}

/** Of IPv4-mapped addresses, and of NAT64: RFC 4291, 2.5.5.2, and RFC 6052, 2.1. In decimal. */
const EMBEDDING = ['0:0:0:0:0:65535', '100:65435:0:0:0:0'];

function groupsOf(address: string): number[] {
  const [withoutZone = ''] = address.split('%');
  // Writes an IPv4 address at the end as two groups.
  const { hostname } = new URL(`http://[${withoutZone}]`);
  const [head = '', tail] = hostname.slice(1, -1).split('::');
  const [first, rest] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean));
  const zeros = Array(8 - (first?.length ?? 0) - (rest?.length ?? 0)).fill('0');
  return [...(first ?? []), ...(tail === undefined ? [] : zeros), ...(rest ?? [])].map((group) =>
    Number.parseInt(group, 16),
  );
}

function hex(groups: readonly number[]): string {
  return groups.map((group) => group.toString(16)).join(':');
}
