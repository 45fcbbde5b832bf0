import type { Page } from '@playwright/test';
import { axeViolations } from '../harness/axe.ts';
import { expectActive, expectEnded, signInAgain } from '../virtual/page-state.ts';
import { expect, test } from '../virtual/test.ts';

/** An authenticator with a built-in sensor of fingerprints. */
async function addAuthenticator(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
  return {
    used: async () => {
      const { credentials } = await devtools.send('WebAuthn.getCredentials', { authenticatorId });
      return credentials.map(({ signCount }) => signCount);
    },
    /** Whether the user's finger is the right one. */
    setVerified: (isUserVerified: boolean) =>
      devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  };
}

test('signs in by a passkey, in the ended page and on the sign-in page, until it is removed', async ({
  startDemo,
  pass,
}) => {
  const { signIn, gateway } = await startDemo();
  const baseURL = gateway.url.replace('127.0.0.1', 'localhost');
  const { tab } = await signIn('ann@example.com', { path: '/settings/account', baseURL });
  const authenticator = await addAuthenticator(tab);
  await tab.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(tab.getByText('Passkey added.')).toBeVisible();
  await expect(tab.getByText('Added on 24 Nov 2026, with Chrome on Linux.')).toBeVisible();
  expect(await axeViolations(tab)).toEqual([]);
  const [first = 0] = await authenticator.used();

  const requests: string[] = [];
  tab.on('request', (request) => requests.push(new URL(request.url()).pathname));
  const signIns = () => requests.filter((path) => path.startsWith('/api/sign-in'));
  await pass('15m');
  await expectEnded(tab);
  await signInAgain(tab);
  await expectActive(tab);
  expect(signIns()).toEqual(['/api/sign-in/options', '/api/sign-in/passkey']);
  expect((await authenticator.used())[0]).toBeGreaterThan(first);

  await tab.getByRole('button', { name: 'Sign out', exact: true }).click();
  await tab.goto('/sign-in');
  await authenticator.setVerified(false);
  await signInAgain(tab, 'ann@example.com');
  await expect(tab.getByText('Your passkey wasn’t used. Try again, or sign in without it.')).toBeVisible();
  await authenticator.setVerified(true);
  await signInAgain(tab);
  await expectActive(tab);

  await tab.goto('/settings/account');
  await tab.getByRole('button', { name: 'Remove passkey' }).click();
  await expect(tab.getByText('Passkey removed.')).toBeVisible();
  await tab.getByRole('button', { name: 'Sign out', exact: true }).click();
  requests.length = 0;
  await signInAgain(tab);
  await expectActive(tab);
  expect(signIns()).toEqual(['/api/sign-in/options', '/api/sign-in']);
});

test('adds a passkey after a fresh proof, and says why an IP address can have none', async ({ startDemo, pass }) => {
  const { signIn, gateway } = await startDemo();
  const { tab } = await signIn('ann@example.com', {
    path: '/settings/account',
    baseURL: gateway.url.replace('127.0.0.1', 'localhost'),
  });
  await addAuthenticator(tab);
  await pass('6m');
  await tab.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(tab.getByRole('dialog', { name: 'Confirm that it’s you' })).toBeVisible();
  await signInAgain(tab);
  await expect(tab.getByText('Passkey added.')).toBeVisible();

  const { tab: atAddress } = await signIn('bo@example.com', { path: '/settings/account' });
  await expect(atAddress.getByText(/^Passkeys need a domain name/)).toBeVisible();
  await expect(atAddress.getByRole('button', { name: 'Add a passkey' })).toHaveCount(0);
});

test('ends the card with its text if a passkey cannot be added', async ({ startDemo }) => {
  const { signIn } = await startDemo();
  const { tab } = await signIn('ann@example.com', { path: '/settings/account' });
  const obstacle = tab.getByText(/^Passkeys need a domain name/);
  await expect(obstacle).toBeVisible();
  const space = await obstacle.evaluate((text) => {
    const card = text.parentElement as Element;
    return card.getBoundingClientRect().bottom - text.getBoundingClientRect().bottom;
  });
  // The padding, and the gap above the empty status.
  expect(space).toBeLessThanOrEqual(28);
});
