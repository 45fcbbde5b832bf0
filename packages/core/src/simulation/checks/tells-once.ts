import type { MakeCheck } from '../check.ts';
import { idOf, perTab, runs } from '../tabs.ts';

/** I5: `onEnded` once a tab and session, `onWarning` once a warning, with the true reason known when it fired. */
export const tellsOnce: MakeCheck = ({ world, history, fail }) => {
  const of = perTab(() => ({ told: new Set<string>(), warned: null as 'idle' | 'max' | null }));
  const ended = new Set<string>();

  return {
    onWarning(tab, limit) {
      const known = of(tab);
      const snapshot = tab.session.getSnapshot();
      if (snapshot.status !== 'warning' || snapshot.limit !== limit)
        fail('I5', `${tab.name} warned without showing it`);
      if (known.warned === limit) fail('I5', `${tab.name} warned twice about ${limit}`);
      known.warned = limit;
    },
    onEnded(tab, reason) {
      const { told } = of(tab);
      const snapshot = tab.session.getSnapshot();
      const id = idOf(tab);
      if (!id) fail('I5', `${tab.name} ended a session without an id`);
      if (snapshot.status !== 'ended' || snapshot.verifying || snapshot.reason !== reason)
        fail('I5', `${tab.name} told of an end that it does not show`);
      if (told.has(id)) fail('I5', `${tab.name} was told twice of the end of ${id}`);
      told.add(id);
      const needsAsking = reason === 'signed-out' || reason === 'revoked' || reason === 'policy';
      // A server ends what a tab says is over as if its person had signed out, and cannot say whose session that was.
      const isEcho = world.server ? ended.size > 0 : ended.has(id);
      if (!isEcho && needsAsking && !history.wasAskedFor(id, reason))
        fail('I5', `${tab.name} says ${reason}, but nobody did that`);
      const isAlone = !world.server && !history.wasAlwaysRecorded();
      if (reason === 'superseded' && !isAlone && history.signedIn() === tab)
        fail('I5', `${tab.name} says superseded, but nobody signed in after it`);
      if (reason === 'superseded' && !history.signedIn() && !isAlone)
        fail('I5', `${tab.name} says superseded, but nobody signed in`);
      ended.add(id);
    },
    onStep() {
      for (const tab of world.tabs.filter(runs)) {
        const { status, limit, verifying } = tab.session.getSnapshot();
        const known = of(tab);
        if (status === 'ended' && !verifying && !known.told.has(idOf(tab)))
          fail('I5', `${tab.name} is over and nobody was told`);
        if (status !== 'warning') known.warned = null;
        else if (known.warned !== limit) fail('I5', `${tab.name} shows a warning and nobody was told`);
      }
    },
  };
};
