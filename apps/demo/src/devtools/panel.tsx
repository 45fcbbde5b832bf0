import '@curfew/react/devtools.css';

// `lazy` takes a default export; the panel and its style sheet load as one, when they are asked for.
export { SessionDevtools as default } from '@curfew/react/devtools';
