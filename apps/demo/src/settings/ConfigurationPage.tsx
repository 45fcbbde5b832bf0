import { SessionRules } from '@curfew/react';
import { Link } from 'wouter';
import type { Account } from '../account/account.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { SESSION_CONFIGURATION_PATH } from './paths.ts';
import { SETTINGS_TRAIL } from './trails.ts';

export function ConfigurationPage({ role }: { readonly role: Account['role'] }) {
  return (
    <>
      <PageHeader
        trail={SETTINGS_TRAIL}
        title="Configuration"
        lead="Rules for everyone who signs in to Northwind. Administrators can change them."
      />
      <section className="card" aria-labelledby="session-configuration">
        <div className="card__head">
          <h2 id="session-configuration">Session Configuration</h2>
          <Link href={SESSION_CONFIGURATION_PATH}>
            {role === 'admin' ? 'Change session limits' : 'See session limits'}
          </Link>
        </div>
        <SessionRules className="session-rules" />
      </section>
    </>
  );
}
