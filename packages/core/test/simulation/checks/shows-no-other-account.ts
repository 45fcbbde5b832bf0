import { readMessage } from '../../../src/state/index.ts';
import type { Tab } from '../../../src/testing/index.ts';
import type { MakeCheck } from '../check.ts';
import { idOf, perTab, runs } from '../tabs.ts';

/** The longest time for a message, and for the requests of two tabs one after the other, without faults. */
const REPORTED_MS = 500;
/** Each tab reads storage at every timer, and sends its facts if storage is behind. The rest is for an answer. */
const TIMER_MS = 30_100;
/** A leader without a stream asks every 15 s. The rest is for the network, for new leaders, and for the backoff. */
const ASKED_MS = 25_000;
/** How long it takes to close a stream that broke without notice. */
const SILENCE_MS = 40_000;

/**
 * I10: no page shows content of one account while the browser's session is another's.
 *
 * - A tab that receives a later session of another account covers or discards its content in the same task.
 * - Half a second after the sign-in was reported in a tab that runs, if no message or request was lost or slow.
 * - 25 s after the cookie has arrived, if the tab that signed in is gone; without a server, 30 s after the sign-in, if
 *   either messages or storage are lost.
 *
 * A frozen tab has these times from when it runs again. Beyond them nothing is allowed but faults that last.
 */
export const showsNoOtherAccount: MakeCheck = ({ world, history, views, fail }) => {
  const { machine, server } = world;
  const of = perTab(() => ({
    learned: null as { readonly id: string; readonly account: string | null } | null,
    signedInAt: -Infinity,
    since: Infinity,
  }));

  return {
    onAction(action, tab) {
      if (action.do === 'signed in' && tab) of(tab).signedInAt = machine.time();
    },
    onDeliver(tab, message) {
      const facts = readMessage(message)?.facts;
      if (facts && !facts.provisional && facts.id > idOf(tab)) of(tab).learned = facts;
    },
    onReply(tab, reply, sentAt) {
      if (sentAt < of(tab).signedInAt || !('state' in reply)) return;
      const { sid, account = null } = reply.state;
      if (sid > idOf(tab)) of(tab).learned = { id: sid, account };
    },
    onStep(ran) {
      if (ran) coversAtOnce(ran);
      const present = history.present();
      for (const tab of world.tabs) {
        const known = of(tab);
        const shown = views.visibleIn(tab);
        if (!shown?.owner || !present || present.account === shown.owner) known.since = Infinity;
        else known.since = Math.min(known.since, machine.time());
        showsTooLong(tab, known.since);
      }
    },
    atTheEnd() {
      for (const tab of world.tabs)
        if (of(tab).since < Infinity) fail('I10', `${tab.name} shows content of another account at the end`);
    },
  };

  function coversAtOnce(tab: Tab): void {
    const known = of(tab);
    const { learned } = known;
    const shown = views.visibleIn(tab);
    known.learned = null;
    if (learned && shown?.account && shown.account !== learned.account && idOf(tab) < learned.id)
      fail(
        'I10',
        `${tab.name} shows content of ${shown.account} although it has received a session of another account`,
      );
  }

  function showsTooLong(tab: Tab, since: number): void {
    const shownMs = machine.time() - since;
    if (shownMs <= REPORTED_MS) return;
    const what = `${tab.name} shows content of another account for ${Math.round(shownMs)} ms`;
    if (isReported(since) && history.calmMs('channel', 'network', 'clock', 'pages') > shownMs + REPORTED_MS)
      fail('I10', `${what} after the sign-in was reported`);
    if (shownMs > (server ? ASKED_MS : TIMER_MS) && canLearn(shownMs)) fail('I10', what);
  }

  /** Whether the tab that has signed in has run all this time. */
  function isReported(since: number): boolean {
    const reported = history.present()?.reported;
    return reported != null && runs(reported.tab) && machine.time() - Math.max(since, reported.at) > REPORTED_MS;
  }

  function canLearn(ms: number): boolean {
    if (history.calmMs('clock', 'pages') <= ms) return false;
    if (server) return history.calmMs('channel') > ms && history.calmMs('network') > ms + SILENCE_MS;
    return history.calmMs('disk') > ms + TIMER_MS || history.calmMs('channel') > ms;
  }
};
