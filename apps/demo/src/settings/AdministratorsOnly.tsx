import { PageHeader } from '../ui/PageHeader.tsx';

/** Replaces the form for members. The server refuses their requests too. */
export function AdministratorsOnly() {
  return (
    <PageHeader
      trail={['Settings', 'Configuration']}
      title="Session Configuration"
      lead="Only administrators can decide when people are signed out. You are signed in as a member."
    />
  );
}
