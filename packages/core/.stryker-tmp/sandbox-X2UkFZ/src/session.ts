// @ts-nocheck
import type { Session, SessionPorts } from './api.ts';
import { endsAt, idleAt, maxAt } from './model/index.ts';
import { createKeeper } from './session/keeper.ts';

/**
 * A session from the ports that it is given, and no others: {@link createSession} without its defaults, for bundles
 * that must not carry what they do not use.
 *
 * @throws TypeError if it has neither a policy nor a server
 * @example
 * const session = createBareSession({ clock: systemClock(), policy, activity: [domActivity()], page: domPage() });
 */
export function createBareSession(ports: SessionPorts): Session {
  const { clock, policy, page, activity = [] } = ports;
  if (!policy && !ports.server) throw new TypeError('Give createSession a policy or a server.');

  const keeper = createKeeper(ports);
  const { store, members, server, dispatch, report } = keeper;
  let starts = 0;
  let stops: (() => void)[] = [];

  function open(): void {
    members.connect();
    stops = activity.map((source) => source(report, clock));
    if (page) stops.push(page({ wake, rest }));
    keeper.open();
  }

  function close(): void {
    for (const stop of stops) stop();
    stops = [];
    keeper.close();
    disconnect();
  }

  function disconnect(): void {
    keeper.stepDown();
    members.disconnect();
  }

  function wake(): void {
    if (!members.standing()) void keeper.ask();
    const returned = members.connect();
    keeper.stand();
    keeper.check();
    if (returned) keeper.publish();
  }

  function rest(): void {
    server()?.flush();
    disconnect();
  }

  return {
    start() {
      let stopped = false;
      if (starts++ === 0) open();
      return () => {
        if (!stopped && --starts === 0) close();
        stopped = true;
      };
    },
    begin: ({ id } = {}) => keeper.begin(id),
    activity: report,
    hold: keeper.holds.hold,
    async extend() {
      const heard = dispatch({ type: 'extend' }).length > 0;
      const connection = server();
      if (!heard || !connection) return heard;
      connection.noteInput();
      return connection.beat();
    },
    end(reason = 'signed-out') {
      dispatch({ type: 'end', reason });
    },
    refresh: keeper.ask,
    getDeadlines() {
      const facts = keeper.facts();
      return facts && { idleAt: idleAt(facts), maxAt: maxAt(facts), endsAt: endsAt(facts) };
    },
    observe: keeper.observe,
    getSnapshot: store.getState,
    subscribe: store.subscribe,
    store,
    clock,
  };
}
