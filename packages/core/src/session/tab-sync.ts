import type { TabAdapter, TabConnection, TabSync, TabsHost, TabsPort } from '../ports.ts';
import { isBehind } from '../state/facts.ts';
import { createMessage, readMessage } from '../state/message.ts';
import { attempt } from './attempt.ts';

/** An older message was delayed, or its tab's clock is slow. */
const SLOW_MS = 1_000;
/** A page that was frozen has many messages in its queue: one answer is enough. */
const ANSWER_MS = 1_000;

/**
 * The tabs of a browser over any channel. `broadcastTabs` is this over BroadcastChannel.
 *
 * @example
 * createBareSession({ clock, policy, tabs: tabSync(myAdapter) });
 */
export function tabSync(adapter: TabAdapter): TabsPort {
  return { connect: (host) => connect(adapter, host) };
}

function connect(adapter: TabAdapter, { clock, facts, onMessage, onLeaderChange }: TabsHost): TabSync {
  let connection: TabConnection | undefined;
  let withdraw: (() => void) | undefined;
  let isOpen = false;
  let leads = false;
  let answeredAt = -Infinity;

  function publish(): void {
    const known = facts();
    // Only this tab's session was superseded: it is no end for others.
    if (!known || known.ended?.reason === 'superseded') return;
    attempt(() => connection?.post(createMessage(known, clock)));
  }

  /** The leader answers an outdated message, and any tab that knows of an end or of a session that replaces the sender's. */
  function receive(data: unknown): void {
    const message = readMessage(data);
    if (!message) return;
    onMessage(message);
    const known = facts();
    const isOutdated =
      known && isBehind(message.facts, known)
        ? leads || known.ended || known.id !== message.facts.id
        : leads && clock.now() - message.now > SLOW_MS;
    const isAnswered = message.now <= answeredAt && clock.now() - answeredAt < ANSWER_MS;
    if (!isOutdated || isAnswered) return;
    answeredAt = clock.now();
    publish();
  }

  function onLead(isLeader: boolean): void {
    leads = isLeader;
    onLeaderChange();
  }

  function resign(): void {
    attempt(() => withdraw?.());
    withdraw = undefined;
  }

  return {
    open() {
      const wasClosed = !isOpen;
      if (wasClosed) connection = attempt(() => adapter.connect(receive));
      isOpen = true;
      return wasClosed;
    },
    publish,
    leads: () => leads,
    isCandidate: () => withdraw !== undefined,
    campaign(steal = false) {
      if (steal) resign();
      if (withdraw || !isOpen) return;
      withdraw = attempt(() => connection?.lead(onLead, steal));
      if (withdraw) return;
      // Without an election every tab leads, which only costs requests.
      withdraw = () => onLead(false);
      onLead(true);
    },
    resign,
    close() {
      resign();
      attempt(() => connection?.close());
      connection = undefined;
      isOpen = false;
    },
  };
}
