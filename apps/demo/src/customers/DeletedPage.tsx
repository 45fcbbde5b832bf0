import { useEffect } from 'react';
import { Link } from 'wouter';
import { PageHeader } from '../ui/PageHeader.tsx';

export function DeletedPage({ name }: { readonly name: string }) {
  // The focused button has disappeared.
  useEffect(() => document.querySelector<HTMLElement>('main h1')?.focus(), []);
  return (
    <>
      <PageHeader title={`${name} is deleted`} lead="This demo has the customer again when its server restarts." />
      <Link href="/customers">Go to the customers</Link>
    </>
  );
}
