/**
 * The parts that `createSession` is composed of, for small bundles and for adapters of your own.
 *
 * @packageDocumentation
 */
export type { SessionPorts } from './api.ts';
export { broadcastTabs } from './browser/broadcast-channel.ts';
export { systemClock } from './browser/clock.ts';
export { localStorageAdapter } from './browser/local-storage.ts';
export { domPage } from './browser/page-lifecycle.ts';
export { signInPage } from './browser/sign-in-page.ts';
export { inThisZone, outsideZones } from './browser/zones.ts';
export type {
  PageEvents,
  PageSource,
  ServerEvent,
  ServerPort,
  ServerReply,
  ServerSync,
  ServerSyncHost,
  ServerTransport,
  SessionHost,
  SignInPage,
  StorageAdapter,
  TabAdapter,
  TabConnection,
  TabSync,
  TabsHost,
  TabsPort,
} from './ports.ts';
export { createBareSession } from './session/controller.ts';
export { serverSync } from './session/server-sync.ts';
export { tabSync } from './session/tab-sync.ts';
export type { Effect, Facts, ServerFacts, SessionEvent, TabMessage } from './state/index.ts';
