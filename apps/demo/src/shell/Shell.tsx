import type { ReactNode } from 'react';
import type { Account } from '../account/account.ts';
import { SideBar } from './SideBar.tsx';
import { TopBar } from './TopBar.tsx';

export function Shell({ account, children }: { readonly account: Account; readonly children: ReactNode }) {
  return (
    <div className="shell">
      <a href="#content" className="skip-link">
        Skip to content
      </a>
      <SideBar account={account} />
      <TopBar />
      <main id="content" className="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
