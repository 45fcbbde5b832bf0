import type { SessionState } from '@curfew/core/protocol';
import type { SessionInfo, SessionView } from '../engine-types.ts';
import { HttpError } from './problems.ts';

export interface LiveSession {
  readonly session: SessionInfo;
  readonly state: SessionState;
}

export function liveSession(view: SessionView): LiveSession {
  if (view.status === 'live') return view;
  throw view.status === 'ended' ? new HttpError('session_ended', { reason: view.reason }) : new HttpError('no_session');
}
