'use client';

import { guardFetch } from '@curfew/core';
import { type SubmitEvent, useState } from 'react';
import { session } from '../session';

// A request that is made after the end waits for the sign-in.
const api = guardFetch(session, { whileEnded: 'wait' });

export function Note({ saved }: { saved: string }) {
  const [status, setStatus] = useState('');

  async function save(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const body = JSON.stringify(Object.fromEntries(new FormData(event.currentTarget)));
    const { ok } = await api('/api/note', { method: 'PUT', body });
    setStatus(ok ? 'Saved' : 'Not saved');
  }

  return (
    <form onSubmit={save} onInput={() => setStatus('')}>
      <label htmlFor="text">Text</label>
      <textarea id="text" name="text" rows={8} defaultValue={saved} />
      <button type="submit">Save</button>
      <span role="status">{status}</span>
    </form>
  );
}
