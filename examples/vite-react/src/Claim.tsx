import { SessionRules } from '@curfew/react';
import { useState } from 'react';

export function Claim() {
  const [sent, setSent] = useState('');
  return (
    <>
      <h1>New claim</h1>
      <SessionRules />
      <form className="card" action={(form) => setSent(String(form.get('purpose')))}>
        <label>
          Purpose
          <input name="purpose" autoComplete="off" required />
        </label>
        <label>
          Amount in €
          <input name="amount" type="number" min="0" step="0.01" required />
        </label>
        <label>
          Reason
          <textarea name="reason" rows={4} />
        </label>
        <button type="submit">Send claim</button>
        <p role="status">{sent && `“${sent}” was sent.`}</p>
      </form>
    </>
  );
}
