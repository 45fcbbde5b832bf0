import { PageHeader } from '../ui/PageHeader.tsx';

export function SessionConfigurationPage() {
  return <PageHeader title="Session Configuration" />;
}
