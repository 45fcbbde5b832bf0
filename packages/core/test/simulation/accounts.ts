import type { Tab, World } from '../../src/testing/index.ts';
import type { Action } from './schedule.ts';
import { idOf, live, runs } from './tabs.ts';

/** The session that the browser has, and whose it is. */
export interface Present {
  readonly id: string;
  /** `null` if no sign-in began it. */
  readonly account: string | null;
  /** Where `session.signedIn()` was called for it, and when, as an instant of the world; `null` before. */
  readonly reported: { readonly tab: Tab; readonly at: number } | null;
}

/** Who has signed in, in which session. */
export interface Accounts {
  /** Whose session it is. A person that the app did not name has an account of this session alone. */
  accountOf(id: string): string | null;
  /** With a server, the active session of its cookie. Without one, the latest that a tab which runs shows as active. */
  present(): Present | null;
  onAction(action: Action, tab: Tab | undefined): void;
  onStep(): void;
}

/** The server's account of a sign-in that names none. */
const USER = 'user';

export function createAccounts({ machine, server, cookie, tabs }: World): Accounts {
  const accounts = new Map<string, string>();
  const reports = new Map<string, NonNullable<Present['reported']>>();
  let signIn: { readonly tab: Tab; readonly account: string | undefined } | null = null;
  let reportedBy: Tab | null = null;
  if (server) accounts.set(server.session().sid, USER);

  function presentId(): string | undefined {
    if (!server || !cookie)
      return tabs
        .filter((tab) => runs(tab) && live(tab))
        .map(idOf)
        .sort()
        .at(-1);
    const { sid, ended } = server.session();
    return sid === cookie.sid() && !ended ? sid : undefined;
  }

  return {
    accountOf: (id) => accounts.get(id) ?? null,
    present() {
      const id = presentId();
      return id ? { id, account: accounts.get(id) ?? null, reported: reports.get(id) ?? null } : null;
    },
    onAction(action, tab) {
      if (action.do === 'sign in' && tab) signIn = { tab, account: action.account };
      if (action.do === 'signed in' && tab) reportedBy = tab;
    },
    onStep() {
      if (signIn) {
        const id = server?.session().sid ?? idOf(signIn.tab);
        accounts.set(id, signIn.account ?? (server ? USER : `unnamed ${id}`));
        signIn = null;
      }
      if (reportedBy) reports.set(cookie?.sid() ?? idOf(reportedBy), { tab: reportedBy, at: machine.time() });
      reportedBy = null;
    },
  };
}
