import { parseDuration } from '@curfew/core/state';
import { StartError } from './start-error.ts';

/** An empty variable counts as not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** In ms. */
export function readDuration(env: Environment, name: string): number | undefined {
  const text = env[name];
  if (!text) return undefined;
  try {
    return parseDuration(text);
  } catch {
    throw new StartError(`${name} is "${text}", which is not a duration: write 90s, 15m or 1h30m.`);
  }
}

export function readWhole(
  env: Environment,
  name: string,
  { what, min, max }: { readonly what: string; readonly min: number; readonly max: number },
): number | undefined {
  const text = env[name];
  if (!text) return undefined;
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= min && number <= max) return number;
  throw new StartError(`${name} is "${text}", which is not ${what}: write a number from ${min} to ${max}.`);
}

/** The text may contain a password. */
export function readUrl(text: string, name: string, schemes: readonly string[], example: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && schemes.includes(url.protocol) && url.hostname) return url;
  throw new StartError(`${name} is not a valid URL: write one such as ${example}.`);
}
