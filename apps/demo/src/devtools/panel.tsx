import '@curfew/react/devtools.css';

// Loads the panel with its style sheet. `lazy` needs a default export.
export { SessionDevtools as default } from '@curfew/react/devtools';
