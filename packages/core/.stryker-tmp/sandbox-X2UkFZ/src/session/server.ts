// @ts-nocheck
import type { Clock, ServerConnection, ServerHost, ServerLink } from '../ports.ts';

/** A connection for each session: what was asked about the one before is not heard any more. */
export interface CurrentServer {
  /** Nothing where there is no server. */
  connection(): ServerConnection | undefined;
  renew(): void;
}

/** @param listening - whether anything is heard at all */
export function createCurrentServer(
  link: ServerLink | undefined,
  clock: Clock,
  { facts, leading, ...host }: ServerHost,
  listening: () => boolean,
): CurrentServer {
  let current: ServerConnection | undefined;

  function renew(): void {
    const heard =
      <Words extends unknown[]>(handle: (...words: Words) => void) =>
      (...words: Words) => {
        if (listening() && current === connection) handle(...words);
      };
    current?.close();
    const connection = link?.connect(clock, {
      facts,
      leading,
      onSilence: heard(host.onSilence),
      onAnswer: heard(host.onAnswer),
      onNone: heard(host.onNone),
      onStir: heard(host.onStir),
    });
    current = connection;
  }

  renew();
  return { connection: () => current, renew };
}
