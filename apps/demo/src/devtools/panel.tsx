import '@curfew/react/devtools.css';

// `lazy` needs a default export. This file loads the panel together with its style sheet.
export { SessionDevtools as default } from '@curfew/react/devtools';
