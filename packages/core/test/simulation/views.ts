import type { Tab, World } from '../../src/testing/index.ts';
import type { Accounts } from './accounts.ts';
import { live, perTab } from './tabs.ts';

/** What the page of a tab contains, from when it was made until it is discarded. */
export interface Content {
  /** Whose session the page showed; `null` until that is known. */
  account: string | null;
  /** Whose it is: with a server, of the person whose cookie the browser had, which need not be the same. */
  readonly owner: string | null;
}

/**
 * The pages of an app that keeps its content after an end, as `<SessionGate keepMounted>` does.
 *
 * A page makes its content when it first shows an active session. The content stays if the next session is of the same
 * account. It is discarded if the next session is of another account or of none, if another person's is active in the
 * browser, and after an end that is neither of the idle timeout nor of the absolute timeout.
 */
export interface Views {
  contentOf(tab: Tab): Content | null;
  /** Content is covered after an end, until the next session is known, and while `verifying` is `true`. */
  visibleIn(tab: Tab): Content | null;
  onStep(): void;
}

export function createViews({ cookie, tabs }: World, accounts: Pick<Accounts, 'accountOf'>): Views {
  const of = perTab(() => ({ content: null as Content | null, id: '' }));

  return {
    contentOf: (tab) => of(tab).content,
    visibleIn(tab) {
      const isCovered = !live(tab) || tab.session.getSnapshot().verifying;
      return tab.state !== 'running' || isCovered ? null : of(tab).content;
    },
    onStep() {
      for (const tab of tabs) {
        const page = of(tab);
        const { status, id, account, reason, verifying, replaced } = tab.session.getSnapshot();
        if (verifying || status === 'pending' || !id) continue;
        if (status === 'ended') {
          const isKept = account !== null && !replaced && (reason === 'idle' || reason === 'max');
          if (!isKept) page.content = null;
          continue;
        }
        const isSamePerson = account !== null && page.content?.account === account;
        if (!page.content || !(isSamePerson || page.id === id))
          page.content = { account, owner: accounts.accountOf(cookie?.sid() ?? id) };
        // The account of the session may be known only later.
        page.content.account ??= account;
        page.id = id;
      }
    },
  };
}
