import { expectActive, expectWarning } from '../virtual/page-state.ts';
import { needsOrca, test } from './test.ts';

const RECORD = '/customers/alder-finch';

needsOrca();
test.use({ name: 'maximum' });

test('the warning before the maximum', async ({ startDemo, pass, transcript }) => {
  const { signIn } = await startDemo({ CURFEW_MAX: '20m' });
  const { tab } = await signIn('ann@example.com', { path: RECORD });
  await pass('10m');
  await tab.getByRole('textbox', { name: 'Notes' }).click();
  await pass('7m59s');

  await transcript.part('The warning before the maximum, and a sign-in in it');
  await transcript.step('two minutes before the end', () => pass('1s'));
  await expectWarning(tab);
  // A dialog that has just opened ignores what is pressed.
  await pass('1s');
  await transcript.step('press Sign in again', () => tab.getByRole('button', { name: 'Sign in again' }).press('Enter'));
  await transcript.step('press Sign in', () => tab.getByRole('textbox', { name: 'Email' }).press('Enter'));
  await expectActive(tab);
});
