import type { Observation } from '@curfew/core';

export const CAUSES: Readonly<Record<Observation['cause'], string>> = {
  activity: 'Input in this tab',
  extend: 'Stay signed in',
  end: 'Sign-out',
  expire: 'Deadline passed',
  peer: 'Another tab, or storage',
  server: 'Server answered',
  begin: 'Session begun',
  policy: 'Policy changed',
  adopt: 'Facts read from storage',
  lead: 'Leadership',
  now: '',
};

/** In English only: a tool for developers. */
export const WORDS = {
  title: 'Session devtools',
  nextCorner: 'Next corner',
  fold: 'Fold',
  unfold: 'Unfold',
  close: 'Close',
  leads: 'leader',
  follows: 'not leader',
  deadlines: 'Ends',
  idle: 'idle',
  maximum: 'maximum',
  in: 'in',
  at: 'at',
  facts: 'Facts',
  holds: 'Holds',
  log: 'Log of this tab',
  clear: 'Clear',
  none: 'none',
  noSession: 'No session is known yet.',
  noLog: 'Nothing has happened since the panel was opened.',
  nothingNew: 'nothing new',
  details: 'Session details',
  verifying: 'asking whether it is over',
};
