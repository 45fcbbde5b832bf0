import type { SessionOptions } from '../src/create-session.ts';
import type { ServerReply } from '../src/ports.ts';
import { serverSync } from '../src/session/server-sync.ts';
import type { TabMessage } from '../src/state/index.ts';
import { browser, gate } from './browser.ts';
import { serverBeside } from './browser-with-server.ts';
import { settle } from './settle.ts';

/** Three tabs of one person. Replies can be replaced, or held back until `release` is called. */
export async function threeTabs({ streams = true, isAnonymous = false } = {}) {
  const world = browser();
  const server = serverBeside(world.clock);
  let held: Promise<unknown> | null = null;
  let heldStreams: Promise<unknown> | null = null;
  let instead: ServerReply | null = null;
  const reply = async (answer: Promise<ServerReply>) => {
    const wait = held;
    const known = instead ?? (await answer);
    await wait;
    if (isAnonymous && 'state' in known) delete (known.state as { account?: string }).account;
    return known;
  };
  const { transport } = server;
  const link = serverSync({
    ...transport,
    state: (signal) => reply(transport.state(signal)),
    heartbeat: (beat, signal) => reply(transport.heartbeat(beat, signal)),
    events: streams
      ? async (...request) => {
          const known = instead ?? ((await transport.events?.(...request)) as ServerReply);
          await heldStreams;
          return known;
        }
      : (undefined as never),
  });
  const open = (options?: SessionOptions) => world.open({ server: link, ...options });
  const tabs = [open(), open(), open()] as const;
  await settle();
  await world.pass(1);
  const { sid } = server.session();
  return {
    ...world,
    open,
    server,
    tabs,
    sid,
    /** What the server answers, whatever it knows. */
    answer(next: ServerReply | null) {
      instead = next;
    },
    /** Holds back the replies to requests from now on. */
    hold() {
      const { promise, release } = gate();
      held = promise;
      return () => {
        held = null;
        return release();
      };
    },
    /** Holds back the ends of streams. */
    holdStreams() {
      const { promise, release } = gate();
      heldStreams = promise;
      return release;
    },
  };
}

/** Another tab has a later session, and this one has not asked yet. */
export function claim({ storage, tabs, clock }: Awaited<ReturnType<typeof threeTabs>>, id: string, account: string) {
  const record = storage.read() as TabMessage;
  const now = clock.now();
  const facts = { ...record.facts, id, account, startedAt: now, lastActivityAt: now, server: null, ended: null };
  storage.write({ ...record, now, facts });
  for (const tab of tabs) tab.resume();
}
