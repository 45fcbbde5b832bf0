import type { EndReason } from '../../../src/state/index.ts';
import type { MakeCheck } from '../check.ts';
import { live, perTab } from '../tabs.ts';

/**
 * I12: a tab whose session was ended by a sign-out, a revocation, a policy or another sign-in goes on with no session but
 * one that it signs in to itself. Until the server has answered which session it is, a tab shows that of storage, and has
 * none yet. While it verifies the answer, it may still show the end of an earlier one.
 */
export const staysSignedOut: MakeCheck = ({ world, fail }) => {
  /** The session that the server has named first. */
  const unnamed = world.server ? null : '';
  const of = perTab(() => ({ over: null as EndReason | null, asksSince: -Infinity, named: unnamed as string | null }));

  return {
    onAction(action, tab) {
      if (action.do !== 'signed in' || !tab) return;
      const asksSince = world.machine.time();
      Object.assign(of(tab), { over: null, asksSince, named: unnamed });
    },
    onReply(tab, reply, sentAt) {
      const known = of(tab);
      if ('state' in reply && sentAt >= known.asksSince) known.named ??= reply.state.sid;
    },
    onStep() {
      for (const tab of world.tabs) {
        const known = of(tab);
        const { id, reason, verifying } = tab.session.getSnapshot();
        if (known.over && live(tab)) fail('I12', `${tab.name} goes on although its session has ended as ${known.over}`);
        const isOver = reason && !verifying && reason !== 'idle' && reason !== 'max';
        if (isOver && known.named !== null && (id ?? '') >= known.named) known.over = reason;
      }
    },
  };
};
