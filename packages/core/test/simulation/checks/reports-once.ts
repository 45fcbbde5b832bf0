import type { Tab } from '../../../src/testing/index.ts';
import type { MakeCheck } from '../check.ts';
import { factsIdOf, idOf, nameOf, perTab, runs } from '../tabs.ts';

/**
 * I5: `onEnded` is called once a tab and session, and `onWarning` once a warning, with the reason that was known at the
 * time.
 */
export const reportsOnce: MakeCheck = ({ world, history, fail }) => {
  const of = perTab(() => ({
    reported: new Set<string>(),
    warned: null as 'idle' | 'max' | null,
    /** The sessions that have ended, in order; `null` before the tab is observed. */
    ends: null as Set<string> | null,
  }));
  const ended = new Set<string>();

  return {
    onWarning(tab, limit) {
      const known = of(tab);
      const snapshot = tab.session.getSnapshot();
      if (snapshot.status !== 'warning' || snapshot.limit !== limit)
        fail('I5', `${tab.name} calls onWarning without showing the warning`);
      if (known.warned === limit) fail('I5', `${tab.name} calls onWarning twice for ${limit}`);
      known.warned = limit;
    },
    onEnded(tab, reason) {
      const { reported, ends } = of(tab);
      const snapshot = tab.session.getSnapshot();
      // In one task a session may end, and the next one that the tab goes on with.
      const id = [...(ends ?? [])].find((name) => !reported.has(name)) ?? idOf(tab);
      if (!id) fail('I5', `${tab.name} calls onEnded for a session without an id`);
      const isShown = snapshot.status === 'ended' && !snapshot.verifying && snapshot.reason === reason;
      if (id === idOf(tab) && !isShown) fail('I5', `${tab.name} calls onEnded for an end that it does not show`);
      if (reported.has(id)) fail('I5', `${tab.name} calls onEnded twice for ${id}`);
      reported.add(id);
      const needsAsking = reason === 'signed-out' || reason === 'revoked' || reason === 'policy';
      // To the server, an end that a tab reports is a sign-out. It does not name the session, so neither can the check.
      const isEcho = world.server ? ended.size > 0 : ended.has(id);
      if (!isEcho && needsAsking && !history.wasAskedFor(id, reason))
        fail('I5', `${tab.name} reports ${reason} without a cause`);
      const isAlone = !world.server && !history.storageAlwaysWorked();
      if (reason === 'superseded' && !isAlone && history.signedIn() === tab)
        fail('I5', `${tab.name} reports superseded although the last sign-in was its own`);
      if (reason === 'superseded' && history.signIns() === 0 && !isAlone)
        fail('I5', `${tab.name} reports superseded without a sign-in`);
      ended.add(id);
    },
    onStep() {
      for (const tab of world.tabs.filter(runs)) {
        const { id, status, limit, verifying } = tab.session.getSnapshot();
        const known = of(tab);
        // While a late warning of the next session waits, the snapshot is that of the session before.
        const isCurrent = id === factsIdOf(tab);
        if (isCurrent && status === 'ended' && !verifying && !known.reported.has(idOf(tab)))
          fail('I5', `${tab.name} shows an end without calling onEnded`);
        known.ends ??= observeEnds(tab);
        if (status !== 'warning') known.warned = null;
        else if (known.warned !== limit) fail('I5', `${tab.name} shows a warning without calling onWarning`);
      }
    },
  };
};

function observeEnds(tab: Tab): Set<string> {
  const ends = new Set<string>();
  tab.session.observe(({ facts }) => {
    if (facts?.ended) ends.add(nameOf(facts));
  });
  return ends;
}
