import { useSessionActions } from '@curfew/react';
import { Link } from 'wouter';
import { SessionStatus } from './SessionStatus.tsx';

export function TopBar() {
  const { signOut } = useSessionActions();
  return (
    <section className="top-bar" aria-label="Session">
      <SessionStatus />
      <div className="top-bar__actions">
        <Link href="/settings" className="top-bar__link">
          Settings
        </Link>
        <button type="button" className="button button--small" onClick={() => signOut()}>
          Sign out
        </button>
      </div>
    </section>
  );
}
