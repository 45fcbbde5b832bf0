import { Link, useLocation } from 'wouter';
import type { Account } from '../account/account.ts';

/** The links to all pages. Only administrators see the link to the session configuration. */
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
        <NavigationItem href="/settings">General</NavigationItem>
        <NavigationItem href="/settings/sessions">Your sessions</NavigationItem>
        {role === 'admin' && (
          <NavigationItem href="/settings/session-configuration">Session Configuration</NavigationItem>
        )}
      </ul>
    </nav>
  );
}

function NavigationItem({ href, children }: { readonly href: string; readonly children: string }) {
  const [path] = useLocation();
  return (
    <li>
      <Link href={href} className="navigation__link" aria-current={path === href ? 'page' : undefined}>
        {children}
      </Link>
    </li>
  );
}
