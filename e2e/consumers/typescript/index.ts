import { createSession } from '@curfew/core';
import { createBareSession } from '@curfew/core/adapters';
import { mountWarning } from '@curfew/dom';
import { de } from '@curfew/dom/messages/de';
import { SessionWarning } from '@curfew/react';
import { createCurfew, memoryStore } from '@curfew/server';
import { toNodeHandler } from '@curfew/server/node';

const policy = { idle: '15m', max: '12h', warn: '2m' };
const curfew = createCurfew({ store: memoryStore(), policies: { default: policy } });
export const GET = (request: Request): Promise<Response> => curfew.handler(request);
export const used = [
  createBareSession,
  mountWarning(createSession({ policy }), { messages: de }),
  SessionWarning,
  toNodeHandler,
];
// Without types of a package, its values are `any`, and this is no error.
// @ts-expect-error
createSession({ policy: 15 });
// @ts-expect-error
createCurfew({ store: 'memory' });
