import type { PasskeyAnswer } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { SETTINGS_TRAIL } from '../settings/trails.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ResourceCard } from '../ui/ResourceCard.tsx';
import { PasskeySection } from './PasskeySection.tsx';

export function AccountPage() {
  const passkey = useResource<PasskeyAnswer>('/api/passkey');
  return (
    <>
      <PageHeader trail={SETTINGS_TRAIL} title="Your account" lead="How you sign in to Northwind." />
      <ResourceCard resource={passkey} what="your passkey">
        {(data) => <PasskeySection passkey={data.passkey} onChange={passkey.retry} />}
      </ResourceCard>
    </>
  );
}
