import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { Account } from '../account/account.ts';
import {
  ACCOUNT_PATH,
  CONFIGURATION_PATH,
  GENERAL_PATH,
  SESSION_CONFIGURATION_PATH,
  SESSIONS_PATH,
} from '../settings/paths.ts';

/** Members, who cannot change the session configuration, reach it from its parent. */
export function Navigation({ role }: { readonly role: Account['role'] }) {
  return (
    <nav className="navigation" aria-label="Console">
      <ul className="navigation__list">
        <NavigationItem href="/">Overview</NavigationItem>
        <NavigationItem href="/orders">Orders</NavigationItem>
        <NavigationItem href="/customers">Customers</NavigationItem>
      </ul>
      <p className="navigation__heading" id="navigation-settings">
        Settings
      </p>
      <ul className="navigation__list" aria-labelledby="navigation-settings">
        <NavigationItem href={GENERAL_PATH}>General</NavigationItem>
        <NavigationItem href={ACCOUNT_PATH}>Your account</NavigationItem>
        <NavigationItem href={SESSIONS_PATH}>Your sessions</NavigationItem>
        <NavigationItem
          href={CONFIGURATION_PATH}
          below={
            role === 'admin' && <NavigationItem href={SESSION_CONFIGURATION_PATH}>Session Configuration</NavigationItem>
          }
        >
          Configuration
        </NavigationItem>
      </ul>
    </nav>
  );
}

interface NavigationItemProps {
  readonly href: string;
  readonly below?: ReactNode;
  readonly children: string;
}

function NavigationItem({ href, below, children }: NavigationItemProps) {
  const [path] = useLocation();
  // A setting does not belong to the general ones.
  const isWithin =
    (href !== '/' && href !== GENERAL_PATH && path.startsWith(`${href}/`)) ||
    // Members have no link of its own.
    (href === CONFIGURATION_PATH && !below && path === SESSION_CONFIGURATION_PATH);
  return (
    <li>
      <Link href={href} className="navigation__link" aria-current={path === href ? 'page' : isWithin || undefined}>
        {children}
      </Link>
      {below && <ul className="navigation__list navigation__list--below">{below}</ul>}
    </li>
  );
}
