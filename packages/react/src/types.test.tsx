import { expect, expectTypeOf, test } from 'vitest';
import { openTab } from '../test/tab.ts';
import {
  DurationPicker,
  type SavePolicy,
  SessionGate,
  SessionProvider,
  SessionSettingsForm,
  SessionWarning,
  useSession,
  type useSessionActions,
} from './index.ts';

// `npm run test:types` fails if one of these lines compiles.
const policy = { version: 1, idleMs: 900_000, maxMs: 43_200_000, warnMs: 120_000 };
const { session } = openTab();
const save: SavePolicy = (durations) => ({ type: 'saved', policy: { ...durations, version: 2 } });

test('does not compile if a prop is wrong', () => {
  const wrong = [
    // @ts-expect-error a duration must be a number of ms
    <DurationPicker key="1" label="Idle" value="15m" />,
    // @ts-expect-error `label` is required
    <DurationPicker key="2" value={900_000} />,
    // @ts-expect-error `weeks` is not a unit
    <DurationPicker key="3" label="Idle" units={['weeks']} />,
    // @ts-expect-error `onSignIn` is required
    <SessionGate key="4" />,
    // @ts-expect-error `keepMounted` must be a boolean
    <SessionGate key="5" onSignIn={() => {}} keepMounted="yes" />,
    // @ts-expect-error `onSubmit` must return a result
    <SessionSettingsForm key="6" policy={policy} onSubmit={() => {}} />,
    // @ts-expect-error `ok` is not a result
    <SessionSettingsForm key="7" policy={policy} onSubmit={() => ({ type: 'ok' })} />,
    // @ts-expect-error `version` is required: a save names the version that it replaces
    <SessionSettingsForm key="8" policy={{ idleMs: 1, maxMs: 2, warnMs: 0 }} onSubmit={save} />,
    // @ts-expect-error children must be passed to `SessionSettingsForm.Root`
    <SessionSettingsForm key="9" policy={policy} onSubmit={save}>
      more
    </SessionSettingsForm>,
    // @ts-expect-error the kit sets `onClick`
    <SessionWarning.Extend key="10" onClick={() => {}} />,
    // @ts-expect-error the kit sets `open`
    <SessionWarning.Root key="11" open />,
    // @ts-expect-error a text must be a string
    <SessionProvider key="12" session={session} messages={{ warning: { failed: 1 } }} />,
    // @ts-expect-error `fail` is not a text
    <SessionProvider key="13" session={session} messages={{ warning: { fail: '' } }} />,
  ];
  expect(wrong).toHaveLength(13);
});

test('returns typed values from hooks', () => {
  expectTypeOf(useSession<boolean>).returns.toEqualTypeOf<boolean>();
  expectTypeOf<ReturnType<typeof useSessionActions>['extend']>().returns.toEqualTypeOf<Promise<boolean>>();
  expectTypeOf<ReturnType<typeof useSessionActions>>().toHaveProperty('hold');
});
