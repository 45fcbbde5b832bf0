import type { Session } from '@curfew/core';
import { SessionGate, SessionProvider, SessionWarning, useHold } from '@curfew/react';
import { useState } from 'react';

interface AppProps {
  readonly session: Session;
  readonly onSignIn: () => void;
}

export function App({ session, onSignIn }: AppProps) {
  return (
    <SessionProvider session={session} locale="en-GB">
      <SessionGate onSignIn={onSignIn}>
        <Orders />
      </SessionGate>
      <SessionWarning />
    </SessionProvider>
  );
}

function Orders() {
  const [isUploading, setUploading] = useState(false);
  useHold('upload', isUploading);
  return (
    <main>
      <h1>Orders</h1>
      <button type="button" onClick={() => setUploading(true)}>
        Upload
      </button>
    </main>
  );
}
