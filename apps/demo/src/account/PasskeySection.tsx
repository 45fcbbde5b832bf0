import type { Passkey } from '../api/types.ts';
import { formatDay } from '../format/time.ts';
import { deviceOf } from '../sessions/device.ts';
import { PASSKEY_OBSTACLE, usePasskey } from './use-passkey.ts';

interface PasskeySectionProps {
  readonly passkey: Passkey | null;
  readonly onChange: () => void;
}

export function PasskeySection({ passkey, onChange }: PasskeySectionProps) {
  const { add, remove, outcome } = usePasskey(onChange);
  const busy = outcome.type === 'under way';
  return (
    <div className="passkey">
      <h2>Passkey</h2>
      <p className="passkey__state">
        {passkey
          ? `Added on ${formatDay(passkey.addedAt)}, with ${deviceOf(passkey.userAgent).name}. You use it to sign in.`
          : 'You don’t have a passkey yet. With one, you sign in using your fingerprint, face or screen lock.'}
      </p>
      {PASSKEY_OBSTACLE && <p className="passkey__state">{PASSKEY_OBSTACLE}</p>}
      <div className="action-row passkey__actions">
        {passkey ? (
          <button type="button" className="button" aria-disabled={busy} onClick={() => busy || remove()}>
            Remove passkey
          </button>
        ) : (
          !PASSKEY_OBSTACLE && (
            <button type="button" className="button button--primary" aria-disabled={busy} onClick={() => busy || add()}>
              Add a passkey
            </button>
          )
        )}
        <p role="status">{outcome.text}</p>
      </div>
    </div>
  );
}
