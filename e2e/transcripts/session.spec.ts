import { expectActive, expectEnded, expectWarning } from '../virtual/page-state.ts';
import { expect } from '../virtual/test.ts';
import { needsOrca, test } from './test.ts';

const RECORD = '/customers/alder-finch';

needsOrca();
test.use({ name: 'session' });

test('the warning, and the end at the idle timeout', async ({ startDemo, pass, transcript }) => {
  const { signIn } = await startDemo();
  const { tab } = await signIn('ann@example.com', { path: RECORD });
  await tab.getByRole('textbox', { name: 'Notes' }).click();
  await pass('12m59s');

  await transcript.part('The warning before the idle timeout, and the user stays');
  const warned = await transcript.step('two minutes before the end', () => pass('1s'));
  expect(warned).toContain('Stay signed in');
  await expectWarning(tab);
  await transcript.step('a minute before the end', () => pass('1m'));
  await transcript.step('press Tab', () => tab.keyboard.press('Tab'));
  await transcript.step('press Tab', () => tab.keyboard.press('Tab'));
  const stayed = await transcript.step('press Stay signed in', () =>
    tab.getByRole('button', { name: 'Stay signed in' }).press('Enter'),
  );
  expect(stayed).toContain('You’re still signed in.');
  await expectActive(tab);
  await pass('12m59s');

  await transcript.part('The warning before the idle timeout, and no input follows');
  await transcript.step('two minutes before the end', () => pass('1s'));
  await transcript.step('a minute before the end', () => pass('1m'));
  await transcript.step('thirty seconds before the end', () => pass('30s'));
  await transcript.step('ten seconds before the end', () => pass('20s'));
  const over = await transcript.step('the end', () => pass('10s'));
  expect(over).toContain('ended');
  await expectEnded(tab);

  await transcript.part('The sign-in in place');
  const email = tab.getByRole('textbox', { name: 'Email' });
  await email.fill('ann');
  await transcript.step('press Sign in, with an address that is not complete', () => tab.keyboard.press('Enter'));
  await email.fill('ann@example.com');
  const back = await transcript.step('press Sign in, with the address of the same person', () =>
    tab.keyboard.press('Enter'),
  );
  expect(back).toContain('signed in');
  await expectActive(tab);
});
