import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Account } from '../account/account.ts';
import { DevtoolsToggle } from '../devtools/DevtoolsToggle.tsx';
import { Mark } from './Mark.tsx';
import { Navigation } from './Navigation.tsx';
import { Person } from './Person.tsx';

export function SideBar({ account }: { readonly account: Account }) {
  const [path] = useLocation();
  const [openedAt, setOpenedAt] = useState<string | null>(null);
  const open = openedAt === path;

  return (
    <header className="side-bar">
      <div className="side-bar__head">
        <Link href="/" className="brand">
          <Mark />
          Northwind Console
        </Link>
        <button
          type="button"
          className="button button--small side-bar__menu-button"
          aria-expanded={open}
          aria-controls="menu"
          onClick={() => setOpenedAt(open ? null : path)}
        >
          Menu
        </button>
      </div>
      <div className="side-bar__body" id="menu" data-open={open}>
        <Navigation role={account.role} />
        <DevtoolsToggle />
        <Person account={account} />
      </div>
    </header>
  );
}
