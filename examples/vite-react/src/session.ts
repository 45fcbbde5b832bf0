import { createSession } from '@curfew/core';
import { readDurations } from './policy';

const { idleMs, maxMs, warnMs } = readDurations();

export const session = createSession({ policy: { idle: idleMs, max: maxMs, warn: warnMs } });
