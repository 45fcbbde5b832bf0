import { isIPv4, isIPv6 } from 'node:net';

/**
 * Returns the client address for rate limits. An IPv6 address becomes its /64 network.
 *
 * @param forwardedFor - the `X-Forwarded-For` header; only what trusted proxies appended is reliable
 * @param proxies - the number of trusted proxies in front of the server
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

/** An IPv6 subscriber has a whole /64. */
function network(address: string): string {
  const embedded = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1];
  if (embedded) return embedded;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const groups = head.split(':').filter(Boolean);
  const rest = tail?.split(':').filter(Boolean) ?? [];
  const zeros = Array(Math.max(0, 8 - groups.length - rest.length)).fill('0');
  const all = [...groups, ...(tail === undefined ? [] : zeros), ...rest];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
