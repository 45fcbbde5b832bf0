import './styles/index.css';
import '@curfew/react/styles.css';
import { coverPage } from '@curfew/core';
import { SessionProvider } from '@curfew/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { session } from './session.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html must contain an element with the id "root".');

coverPage(session);
createRoot(root).render(
  <StrictMode>
    <SessionProvider session={session} locale="en-GB">
      <App />
    </SessionProvider>
  </StrictMode>,
);
