import { expect, expectTypeOf, test } from 'vitest';
import {
  DurationPicker,
  type SavePolicy,
  SessionExpired,
  SessionProvider,
  SessionSettingsForm,
  SessionWarning,
  useSession,
  type useSessionActions,
} from './index.ts';
import { openTab } from './testing/tab.ts';

// What must not compile. `npm run test:types` fails where one of these lines would.
const policy = { version: 1, idleMs: 900_000, maxMs: 43_200_000, warnMs: 120_000 };
const { session } = openTab();
const save: SavePolicy = (durations) => ({ type: 'saved', policy: { ...durations, version: 2 } });

test('wrong uses do not compile', () => {
  const wrong = [
    // @ts-expect-error a duration is a number of ms
    <DurationPicker key="1" label="Idle" value="15m" />,
    // @ts-expect-error a group of controls has a name
    <DurationPicker key="2" value={900_000} />,
    // @ts-expect-error there is no such unit
    <DurationPicker key="3" label="Idle" units={['weeks']} />,
    // @ts-expect-error somebody must be told of the wish to sign in
    <SessionExpired key="4" />,
    // @ts-expect-error what is behind is taken out or kept, not hidden
    <SessionExpired key="5" onSignIn={() => {}} behind="hide" />,
    // @ts-expect-error a save has a result
    <SessionSettingsForm key="6" policy={policy} onSubmit={() => {}} />,
    // @ts-expect-error there is no such result
    <SessionSettingsForm key="7" policy={policy} onSubmit={() => ({ type: 'ok' })} />,
    // @ts-expect-error a policy has a version: a save must say what it has seen
    <SessionSettingsForm key="8" policy={{ idleMs: 1, maxMs: 2, warnMs: 0 }} onSubmit={save} />,
    // @ts-expect-error the whole is made of its own parts; others go into the root
    <SessionSettingsForm key="9" policy={policy} onSubmit={save}>
      more
    </SessionSettingsForm>,
    // @ts-expect-error what a button does is the kit's
    <SessionWarning.Extend key="10" onClick={() => {}} />,
    // @ts-expect-error the kit opens it
    <SessionWarning.Root key="11" open />,
    // @ts-expect-error a text is a text
    <SessionProvider key="12" session={session} messages={{ warning: { failed: 1 } }} />,
    // @ts-expect-error there is no such text
    <SessionProvider key="13" session={session} messages={{ warning: { fail: '' } }} />,
  ];
  expect(wrong).toHaveLength(13);
});

test('what comes back is typed', () => {
  expectTypeOf(useSession<boolean>).returns.toEqualTypeOf<boolean>();
  expectTypeOf<ReturnType<typeof useSessionActions>['extend']>().returns.toEqualTypeOf<Promise<boolean>>();
  expectTypeOf<ReturnType<typeof useSessionActions>>().toHaveProperty('hold');
});
