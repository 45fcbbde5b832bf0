import { PageHeader } from '../ui/PageHeader.tsx';

/** What a member sees where only administrators have business. The server would refuse them all the same. */
export function AdministratorsOnly() {
  return (
    <PageHeader
      trail={['Settings', 'Configuration']}
      title="Session Configuration"
      lead="Only administrators can decide when people are signed out. You are signed in as a member."
    />
  );
}
