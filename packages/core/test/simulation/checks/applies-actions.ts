import type { Tab } from '../../../src/testing/index.ts';
import type { MakeCheck } from '../check.ts';
import { idOf, live } from '../tabs.ts';

/** The longest time for a message, or for a request and its response, without faults. */
const DELIVERED_MS = 500;

/** I9: a sign-out ends the session, an extension closes the warning, and a sign-in begins a new session. */
export const appliesActions: MakeCheck = ({ world, history, fail }) => {
  const { machine, server } = world;
  let latest: { readonly tab: Tab; readonly id: string; readonly what: string } | null = null;
  let signedOut: { readonly id: string; readonly at: number } | null = null;

  return {
    onAction(action, tab) {
      if (tab && (live(tab) || action.do === 'signed in')) latest = { tab, id: idOf(tab), what: action.do };
      if (action.do === 'sign out' && tab && live(tab)) signedOut = { id: idOf(tab), at: machine.time() };
    },
    onStep() {
      checkSignOut();
      if (!latest) return;
      const { tab, id, what } = latest;
      latest = null;
      if (what === 'sign out' && live(tab)) fail('I9', `${tab.name} was signed out and is still active`);
      if (server) return;
      if (what === 'extend' && live(tab) && tab.session.getSnapshot().limit === 'idle')
        fail('I9', `${tab.name} was extended and still shows the warning`);
      if (what === 'signed in' && (!live(tab) || idOf(tab) <= id))
        fail('I9', `${tab.name} was signed in and shows no new session`);
    },
  };

  function checkSignOut(): void {
    if (!signedOut || machine.time() - signedOut.at < DELIVERED_MS) return;
    const calmMs = machine.time() - signedOut.at + DELIVERED_MS;
    if (history.calmMs('channel', 'pages', 'clock') > calmMs) reachesTabs(signedOut.id);
    if (history.calmMs('network', 'clock') > calmMs) reachesServer(signedOut.id);
    signedOut = null;
  }

  function reachesTabs(id: string): void {
    const tab = world.tabs.find((each) => each.state === 'running' && live(each) && idOf(each) === id);
    if (tab) fail('I9', `${tab.name} is active although another tab was signed out`);
  }

  /** A session that ended only in the browser would return after a reload. */
  function reachesServer(id: string): void {
    const { sid, ended } = server?.session() ?? { sid: '', ended: null };
    if (sid === id && !ended) fail('I9', `the server has not ended ${sid} after its sign-out`);
  }
};
