import { expectActive, expectEnded, expectWarning } from '../virtual/page-state.ts';
import { expect } from '../virtual/test.ts';
import { needsOrca, test } from './test.ts';

const RECORD = '/customers/alder-finch';

needsOrca();

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
  expect(stayed).toContain("You're still signed in.");
  await expectActive(tab);
  await pass('12m59s');

  await transcript.part('The warning before the idle timeout, and nobody is there');
  await transcript.step('two minutes before the end', () => pass('1s'));
  await transcript.step('a minute before the end', () => pass('1m'));
  await transcript.step('thirty seconds before the end', () => pass('30s'));
  await transcript.step('ten seconds before the end', () => pass('20s'));
  const over = await transcript.step('the end', () => pass('10s'));
  expect(over).toContain('ended');
  await expectEnded(tab);

  await transcript.part('The sign-in in place');
  const email = tab.getByRole('textbox', { name: 'Email' });
  await email.fill('nobody');
  await transcript.step('press Sign in, with an address that is not complete', () => tab.keyboard.press('Enter'));
  await email.fill('ann@example.com');
  const back = await transcript.step('press Sign in, with the address of the same person', () =>
    tab.keyboard.press('Enter'),
  );
  expect(back).toContain('signed in');
  await expectActive(tab);
  await transcript.write('session');
});

test('the warning before the maximum', async ({ startDemo, pass, transcript }) => {
  const { signIn } = await startDemo({ CURFEW_MAX: '20m' });
  const { tab } = await signIn('ann@example.com', { path: RECORD });
  await pass('10m');
  await tab.getByRole('textbox', { name: 'Notes' }).click();
  await pass('7m59s');

  await transcript.part('The warning before the maximum, and a sign-in in it');
  await transcript.step('two minutes before the end', () => pass('1s'));
  await expectWarning(tab);
  await transcript.step('press Sign in again', () => tab.getByRole('button', { name: 'Sign in again' }).press('Enter'));
  await transcript.step('press Sign in', () => tab.getByRole('textbox', { name: 'Email' }).press('Enter'));
  await expectActive(tab);
  await transcript.write('maximum');
});

test('the form of the administrator', async ({ startDemo, pass, transcript }) => {
  const { signIn } = await startDemo();
  const { tab } = await signIn('admin@example.com', { path: '/settings/session-configuration' });
  const idle = tab.getByRole('group', { name: 'Idle Session Duration' });
  const save = tab.getByRole('button', { name: /^Save changes/ });
  await idle.getByLabel('Minutes').waitFor();

  await transcript.part('An error, and its remedy');
  await transcript.step('focus Minutes of Idle Session Duration', () => idle.getByLabel('Minutes').focus());
  const wrong = await transcript.step('choose 1 minute, less than the warning', async () => {
    await idle.getByLabel('Minutes').selectOption('1');
    await pass('1s');
  });
  expect(wrong).toContain('must be shorter than');
  const refused = await transcript.step('press Save changes', () => save.press('Enter'));
  expect(refused).toContain('Fix 1 problem');
  await transcript.step('press Tab', () => tab.keyboard.press('Tab'));
  await transcript.step('press the problem', () => tab.keyboard.press('Enter'));
  await transcript.step('press Tab', () => tab.keyboard.press('Tab'));

  await transcript.part('Save');
  await idle.getByLabel('Minutes').focus();
  await transcript.step('choose 30 minutes', async () => {
    await idle.getByLabel('Minutes').selectOption('30');
    await pass('1s');
  });
  await transcript.step('pause', () => pass('5s'));
  const saved = await transcript.step('press Save changes', async () => {
    await save.press('Enter');
    await pass('1s');
  });
  expect(saved).toContain('Saved');
  await transcript.write('form');
});
