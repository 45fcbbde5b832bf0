import { useSessionActions } from '@curfew/react';
import { Link, useLocation } from 'wouter';
import { GENERAL_PATH } from '../settings/paths.ts';
import { SessionStatus } from './SessionStatus.tsx';

export function TopBar() {
  const { signOut } = useSessionActions();
  const [path] = useLocation();
  return (
    <section className="top-bar" aria-label="Session">
      {/* First, so that nothing moves where it is missing. */}
      {!path.startsWith(GENERAL_PATH) && (
        <Link href={GENERAL_PATH} className="top-bar__link">
          Settings
        </Link>
      )}
      <SessionStatus />
      <button type="button" className="button button--small" onClick={() => signOut()}>
        Sign out
      </button>
    </section>
  );
}
