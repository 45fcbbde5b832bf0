import { MAX_DURATION_MS, type PolicyLimits } from '@curfew/core';
import { type SavePolicy, SessionSettingsForm, useSession } from '@curfew/react';
import { keepDurations } from './policy';
import { session } from './session';

/** So short that you can see an end within seconds. In your app leave `limits` out: then a minute is the shortest. */
const LIMITS: PolicyLimits = { minMs: 5_000, maxMs: MAX_DURATION_MS };

export function Settings() {
  const policy = useSession((snapshot) => snapshot.policy);
  return (
    <>
      <h1>Session settings</h1>
      <SessionSettingsForm policy={policy} limits={LIMITS} onSubmit={save} />
    </>
  );
}

const save: SavePolicy = (durations, { version }) => {
  const { policy: current } = session.getSnapshot();
  if (!current) return { type: 'failed' };
  if (current.version !== version) return { type: 'conflict', theirs: current };
  keepDurations(durations);
  session.setPolicy(durations);
  return { type: 'saved', policy: { ...durations, version: version + 1 } };
};
