import { Link } from 'wouter';
import { PageHeader } from './PageHeader.tsx';

export function NotFoundPage() {
  return (
    <>
      <PageHeader title="Page not found" lead="There is no page at this address." />
      <Link href="/">Go to the overview</Link>
    </>
  );
}
