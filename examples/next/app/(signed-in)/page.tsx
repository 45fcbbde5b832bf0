import { Suspense } from 'react';
import { requireSession } from '@/lib/require-session';
import { findUser, notes } from '@/lib/users';
import { Note } from './Note';
import { SignOut } from './SignOut';

export default function NotesPage() {
  return (
    <Suspense fallback={<p>Loading…</p>}>
      <OwnNote />
    </Suspense>
  );
}

async function OwnNote() {
  const { subject } = await requireSession();
  return (
    <>
      <header>
        <strong>Notes</strong>
        <span>{findUser(subject)?.name}</span>
        <SignOut />
      </header>
      <main>
        <h1>Your note</h1>
        <p>Leave every tab of this page alone, and the session ends. What you have typed stays.</p>
        <Note saved={notes.get(subject) ?? ''} />
      </main>
    </>
  );
}
