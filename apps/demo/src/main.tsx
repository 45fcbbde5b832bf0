import './styles/index.css';
import '@curfew/react/styles.css';
import { coverPage } from '@curfew/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { App } from './App.tsx';
import { useGuardedLocation } from './navigation/history.ts';
import { session } from './session.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html must contain an element with the id "root".');

coverPage(session);
createRoot(root).render(
  <StrictMode>
    <Router hook={useGuardedLocation}>
      <App />
    </Router>
  </StrictMode>,
);
