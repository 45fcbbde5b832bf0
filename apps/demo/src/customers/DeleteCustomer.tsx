import { useState } from 'react';
import { send } from '../api/request.ts';
import { useFreshProof } from '../api/use-fresh-proof.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';

interface DeleteCustomerProps {
  readonly url: string;
  readonly name: string;
  readonly onDeleted: () => void;
}

/** The server wants a fresh proof of who the user is. */
export function DeleteCustomer({ url, name, onDeleted }: DeleteCustomerProps) {
  const [step, setStep] = useState<'idle' | 'asking' | 'deleting' | 'failed'>('idle');
  const withProof = useFreshProof();

  async function remove() {
    setStep('deleting');
    try {
      if (await withProof(() => send<object>('DELETE', url, {}))) onDeleted();
      else setStep('idle');
    } catch {
      setStep('failed');
    }
  }

  return (
    <div className="action-row delete-customer">
      <button
        type="button"
        className="button button--danger-quiet"
        aria-disabled={step === 'deleting'}
        onClick={() => step === 'deleting' || setStep('asking')}
      >
        Delete customer
      </button>
      <p role="status">
        {step === 'deleting' && 'Deleting…'}
        {step === 'failed' && 'Couldn’t delete the customer. Try again.'}
      </p>
      {step === 'asking' && (
        <ConfirmDialog
          title={`Delete ${name}?`}
          confirm="Delete customer"
          cancel="Cancel"
          onConfirm={remove}
          onCancel={() => setStep('idle')}
        >
          This deletes the record and its notes for everyone at Northwind. Orders are kept. You may be asked to confirm
          that it’s you.
        </ConfirmDialog>
      )}
    </div>
  );
}
