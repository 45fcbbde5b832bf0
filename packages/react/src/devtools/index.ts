export { SessionDevtools, type SessionDevtoolsProps } from './SessionDevtools.tsx';
