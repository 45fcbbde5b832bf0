import type { Tab } from '../../../src/testing/index.ts';
import type { MakeCheck } from '../check.ts';
import { idOf, live, perTab, runs } from '../tabs.ts';
import type { Content } from '../views.ts';

/** The longest time for a message, and for the requests of two tabs one after the other, without faults. */
const REPORTED_MS = 500;

/**
 * I11: the same person signs in again, and every tab that runs and has ended by the idle timeout or the absolute timeout
 * goes on, with its content, in one session: within half a second if no message or request was lost or slow; else once
 * messages arrive again. A tab that is covered while it asks whose session the browser has does not stay so.
 */
export const resumesSamePerson: MakeCheck = ({ world, history, views, fail }) => {
  const { machine } = world;
  const of = perTab(() => ({
    /** What the page of a tab that has ended keeps. */
    kept: null as Content | null,
    /** Whether the server has named a session to this tab. Before, it is not known whose content it has. */
    isNamed: !world.server,
  }));
  let signIn: { readonly at: number; readonly waiting: ReadonlyMap<Tab, Content> } | null = null;
  let isReported = false;

  /** Whether the tab shows an end after which a page is kept. */
  function isKept(tab: Tab): boolean {
    const { status, reason, verifying } = tab.session.getSnapshot();
    return status === 'ended' && !verifying && (reason === 'idle' || reason === 'max');
  }

  return {
    onAction(action) {
      if (action.do === 'signed in') isReported = true;
    },
    onReply(tab, reply) {
      of(tab).isNamed ||= 'state' in reply;
    },
    onStep() {
      if (isReported) begin();
      for (const tab of world.tabs) of(tab).kept = isKept(tab) ? views.contentOf(tab) : null;
      if (signIn && machine.time() - signIn.at > REPORTED_MS) {
        goOn(signIn.at, signIn.waiting);
        signIn = null;
      }
    },
    atTheEnd() {
      const present = history.present();
      for (const tab of world.tabs.filter(runs)) {
        if (tab.session.getSnapshot().verifying) fail('I11', `${tab.name} is covered at the end`);
        const { account } = tab.session.getSnapshot();
        const isSamePerson = account !== null && account === present?.account && idOf(tab) < present.id;
        if (isSamePerson && isKept(tab) && !isOverBy(tab, present.id))
          fail('I11', `${tab.name} has not gone on with the session of the same person`);
      }
    },
  };

  /** Whether the session is over by the clock of this tab, which may have seen a sleep that the others have not. */
  function isOverBy({ session }: Tab, id: string): boolean {
    const ends = world.tabs
      .filter((tab) => runs(tab) && idOf(tab) === id)
      .map((tab) => tab.session.getDeadlines()?.endsAt);
    return ends.some((endsAt) => endsAt !== undefined && endsAt <= session.clock.now());
  }

  /** The tabs as they were before this step, with that which has signed in. */
  function begin(): void {
    isReported = false;
    const { account } = history.present() ?? {};
    const waiting = new Map<Tab, Content>();
    for (const tab of world.tabs) {
      const { kept, isNamed } = of(tab);
      if (kept && isNamed && runs(tab) && kept.owner === account) waiting.set(tab, kept);
    }
    signIn = { at: machine.time(), waiting };
  }

  function goOn(at: number, waiting: ReadonlyMap<Tab, Content>): void {
    const elapsedMs = machine.time() - at;
    const isCalm = history.calmMs('channel', 'network', 'clock', 'pages') > elapsedMs + REPORTED_MS;
    const present = history.present();
    // By the clock of a tab that is ahead of the others, the next session may be over.
    if (!isCalm || history.lostMs() > 0 || history.calmMs('session', 'policy') < elapsedMs || !present) return;
    for (const [tab, kept] of waiting) {
      if (!runs(tab)) continue;
      if (!live(tab) || tab.session.getSnapshot().verifying || idOf(tab) !== present.id)
        fail('I11', `${tab.name} does not go on with the session of the same person`);
      else if (views.contentOf(tab) !== kept) fail('I11', `${tab.name} goes on without its content`);
    }
  }
};
