import type { Tab } from '../../testing/index.ts';
import type { MakeCheck } from '../check.ts';
import { idOf, live } from '../tabs.ts';

/** The way to the server and back, on a good day. */
const HEARD_MS = 500;

/** I9: what a person asks for happens: who signs out is out, who stays is in, and a sign-in is a new session. */
export const doesAsTold: MakeCheck = ({ world, history, fail }) => {
  const { machine, server } = world;
  let told: { readonly tab: Tab; readonly id: string; readonly what: string } | null = null;
  let signedOut: { readonly id: string; readonly at: number } | null = null;

  return {
    onDeed(deed, tab) {
      if (tab && (live(tab) || deed.do === 'sign in')) told = { tab, id: idOf(tab), what: deed.do };
      if (deed.do === 'sign out' && tab && live(tab)) signedOut = { id: idOf(tab), at: machine.time() };
    },
    onStep() {
      isHeard();
      if (!told) return;
      const { tab, id, what } = told;
      told = null;
      if (what === 'sign out' && live(tab)) fail('I9', `${tab.name} was signed out and lives`);
      if (server) return;
      if (what === 'extend' && live(tab) && tab.session.getSnapshot().limit === 'idle')
        fail('I9', `${tab.name} was extended and still warns`);
      if (what === 'sign in' && (!live(tab) || idOf(tab) <= id)) fail('I9', `${tab.name} was signed in and is not new`);
    },
  };

  function isHeard(): void {
    if (!signedOut || machine.time() - signedOut.at < HEARD_MS) return;
    const calmMs = machine.time() - signedOut.at + HEARD_MS;
    if (history.calmMs('channel', 'pages', 'clock') > calmMs) isHeardHere(signedOut.id);
    if (history.calmMs('network', 'clock') > calmMs) isHeardThere(signedOut.id);
    signedOut = null;
  }

  function isHeardHere(id: string): void {
    const tab = world.tabs.find((each) => each.state === 'running' && live(each) && idOf(each) === id);
    if (tab) fail('I9', `${tab.name} lives though another tab was signed out`);
  }

  /** A session that only the browser has ended would be back after a reload. */
  function isHeardThere(id: string): void {
    const { sid, ended } = server?.session() ?? { sid: '', ended: null };
    if (sid === id && !ended) fail('I9', `the server does not know that ${sid} was signed out`);
  }
};
