import { useEffect } from 'react';
import { Link } from 'wouter';
import { PageHeader } from '../ui/PageHeader.tsx';

export function DeletedPage({ name }: { readonly name: string }) {
  // The focused button has disappeared.
  useEffect(() => document.querySelector<HTMLElement>('main h1')?.focus(), []);
  return (
    <>
      <PageHeader
        title={`${name} is deleted`}
        lead="This is a demo: the customer is back after the next restart of its server."
      />
      <Link href="/customers">Go to the customers</Link>
    </>
  );
}
