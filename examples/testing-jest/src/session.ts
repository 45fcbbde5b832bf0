import { createSession, type Session } from '@curfew/core';

/** The session of the app. A function, so that each test has one of its own. */
export const openSession = (): Session => createSession({ policy: { idle: '15m', max: '12h', warn: '2m' } });
