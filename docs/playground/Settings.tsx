import { createSession, type PolicyDurations } from '@curfew/core';
import { manualClock, memoryStorage, memoryTabs } from '@curfew/core/testing';
import { type SavedPolicy, SessionProvider, SessionSettingsForm } from '@curfew/react';
import { type ReactElement, useState } from 'react';
import type { Playground } from '../../.storybook/playground/playground.ts';

const FIRST: SavedPolicy = { version: 1, idleMs: 900_000, maxMs: 28_800_000, warnMs: 120_000 };

/** The form belongs to the administrator, whose own session does not end here. */
const administrator = createSession({
  policy: { idle: '7d', max: '7d' },
  clock: manualClock(),
  tabs: memoryTabs(),
  storage: memoryStorage(),
  activity: [],
});

/** The form that administrators use. What it saves applies to the three tabs at once. */
export function Settings({ playground }: { readonly playground: Playground }): ReactElement {
  const [policy, setPolicy] = useState(FIRST);
  function save({ idleMs, maxMs, warnMs }: PolicyDurations) {
    const saved = { idleMs, maxMs, warnMs, version: policy.version + 1 };
    playground.act('Administrator: saves', () =>
      playground.world.server?.setPolicy({ idle: idleMs, max: maxMs, warn: warnMs }),
    );
    setPolicy(saved);
    return { type: 'saved', policy: saved } as const;
  }
  return (
    <SessionProvider session={administrator} locale="en-GB">
      <SessionSettingsForm.Root policy={policy} onSubmit={save}>
        <SessionSettingsForm.Problems />
        <div className="curfew-card">
          <SessionSettingsForm.Fields />
          <SessionSettingsForm.Sentence />
          <SessionSettingsForm.Actions />
        </div>
      </SessionSettingsForm.Root>
    </SessionProvider>
  );
}
