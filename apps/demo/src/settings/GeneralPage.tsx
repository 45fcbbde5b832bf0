import { SessionRules } from '@curfew/react';
import { Link } from 'wouter';
import type { Account } from '../account/account.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { SESSION_CONFIGURATION_PATH } from './paths.ts';
import { SETTINGS_TRAIL } from './trails.ts';

const ORGANISATION = [
  { label: 'Name', value: 'Northwind Provisions Ltd' },
  { label: 'Registered office', value: '14 Harbour Street, Bristol BS1 4RB' },
  { label: 'Currency', value: 'Euro (EUR)' },
  { label: 'Support', value: 'support@northwind.example' },
];

export function GeneralPage({ role }: { readonly role: Account['role'] }) {
  return (
    <>
      <PageHeader
        trail={SETTINGS_TRAIL}
        title="General"
        lead="Details of your organisation. Contact support to change these."
      />
      <div className="stack">
        <section className="card" aria-labelledby="organisation">
          <div className="card__head">
            <h2 id="organisation">Organisation</h2>
          </div>
          <dl className="facts">
            {ORGANISATION.map(({ label, value }) => (
              <div className="facts__row" key={label}>
                <dt className="facts__label">{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section className="card" aria-labelledby="session-rules">
          <div className="card__head">
            <h2 id="session-rules">Your session</h2>
            <Link href={SESSION_CONFIGURATION_PATH}>
              {role === 'admin' ? 'Change session limits' : 'See session limits'}
            </Link>
          </div>
          <SessionRules className="session-rules" />
        </section>
      </div>
    </>
  );
}
