import { type SubmitEvent, useEffect, useState } from 'react';
import { send } from '../api/request.ts';
import type { CustomerRecord } from '../api/types.ts';
import { useGuard } from '../navigation/use-guard.ts';

const FIELDS = [
  { name: 'name', label: 'Name', type: 'text' },
  { name: 'contact', label: 'Contact', type: 'text' },
  { name: 'phone', label: 'Phone', type: 'tel' },
  { name: 'street', label: 'Street', type: 'text' },
  { name: 'city', label: 'City', type: 'text' },
  { name: 'deliveries', label: 'Delivery times', type: 'text' },
  { name: 'terms', label: 'Payment terms', type: 'text' },
] as const;

const OUTCOMES = { none: '', saving: 'Saving…', saved: 'Saved.', failed: 'Couldn’t save. Try again.' } as const;

interface CustomerFormProps {
  readonly url: string;
  readonly saved: CustomerRecord;
}

export function CustomerForm({ url, saved }: CustomerFormProps) {
  const [base, setBase] = useState(saved);
  const [draft, setDraft] = useState(saved);
  const [outcome, setOutcome] = useState<keyof typeof OUTCOMES>('none');
  const guard = useGuard();
  const unsaved = FIELDS.some(({ name }) => draft[name] !== base[name]) || draft.notes !== base.notes;
  useEffect(() => guard(unsaved), [guard, unsaved]);

  function edit(change: Partial<CustomerRecord>) {
    setDraft({ ...draft, ...change });
    setOutcome('none');
  }

  async function save(event: SubmitEvent) {
    event.preventDefault();
    if (outcome === 'saving') return;
    setOutcome('saving');
    try {
      setBase(await send<CustomerRecord>('PUT', url, draft));
      setOutcome('saved');
    } catch {
      setOutcome('failed');
    }
  }

  return (
    <form className="record" noValidate onSubmit={save}>
      {FIELDS.map(({ name, label, type }) => (
        <div className="field" key={name}>
          <label className="field__label" htmlFor={name}>
            {label}
          </label>
          <input
            className="field__input"
            id={name}
            type={type}
            autoComplete="off"
            value={draft[name]}
            onChange={({ target }) => edit({ [name]: target.value })}
          />
        </div>
      ))}
      <div className="field record__wide">
        <label className="field__label" htmlFor="notes">
          Notes
        </label>
        <textarea
          className="field__input"
          id="notes"
          rows={10}
          value={draft.notes}
          onChange={({ target }) => edit({ notes: target.value })}
        />
      </div>
      <div className="action-row record__wide">
        <button type="submit" className="button button--primary" aria-disabled={outcome === 'saving'}>
          Save
        </button>
        <p role="status">{OUTCOMES[outcome]}</p>
      </div>
    </form>
  );
}
