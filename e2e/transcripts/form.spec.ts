import { expect } from '../virtual/test.ts';
import { needsOrca, test } from './test.ts';

needsOrca();
test.use({ name: 'form' });

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
});
