import { beforeEach, expect, it } from 'vitest';
import { createAuthenticator } from '../../test/authenticator.ts';
import { createPasskeys, type Passkeys } from './passkeys.ts';
import { siteOf } from './site.ts';

const SITE = { rpId: 'app.example.com', origin: 'https://app.example.com' };
const OTHER_SITE = { rpId: 'app.example.org', origin: 'https://app.example.org' };
const MINUTE = 60_000;
const ANN = 'ann@example.com';
const owner = { sid: 'one', subject: ANN, userAgent: 'Firefox' };

let now: number;
let passkeys: Passkeys;
let authenticator: ReturnType<typeof createAuthenticator>;

beforeEach(() => {
  now = 1_800_000_000_000;
  passkeys = createPasskeys(() => now);
  authenticator = createAuthenticator(SITE.origin);
});

async function add(who = owner, key = authenticator): Promise<boolean> {
  return passkeys.add(who, SITE, key.create(await passkeys.offer(who, SITE)));
}

async function ask(email = ANN) {
  const options = await passkeys.ask(email, SITE);
  if (!options) throw new Error(`${email} has no passkey.`);
  return options;
}

it('adds a passkey, asks for it and accepts it', async () => {
  expect(await passkeys.ask(ANN, SITE)).toBeNull();
  expect(await add()).toBe(true);
  expect(passkeys.find(ANN)).toEqual({ addedAt: new Date(now).toISOString(), userAgent: 'Firefox' });
  const options = await ask();
  expect(options.allowCredentials).toMatchObject([{ id: authenticator.id }]);
  expect(await passkeys.verify(ANN, SITE, authenticator.get(options))).toBe(true);
});

it('accepts each answer once', async () => {
  await add();
  const answer = authenticator.get(await ask());
  expect(await passkeys.verify(ANN, SITE, answer)).toBe(true);
  expect(await passkeys.verify(ANN, SITE, answer)).toBe(false);
  const created = authenticator.create(await passkeys.offer(owner, SITE));
  expect(await passkeys.add(owner, SITE, created)).toBe(true);
  expect(await passkeys.add(owner, SITE, created)).toBe(false);
});

it('uses a challenge up even if the answer is wrong', async () => {
  await add();
  const options = await ask();
  expect(await passkeys.verify(ANN, SITE, createAuthenticator(SITE.origin).get(options))).toBe(false);
  const other = {
    ...authenticator.get(options),
    response: { ...authenticator.get(options).response, signature: 'AA' },
  };
  expect(await passkeys.verify(ANN, SITE, other)).toBe(false);
  expect(await passkeys.verify(ANN, SITE, authenticator.get(options))).toBe(false);
});

it.each([
  [5 * MINUTE - 1, true],
  [5 * MINUTE, false],
])('accepts an answer after %i ms: %s', async (ms, isAccepted) => {
  await add();
  const options = await ask();
  now += ms;
  expect(await passkeys.verify(ANN, SITE, authenticator.get(options))).toBe(isAccepted);
});

it('rejects an answer of another session, another user, another use or another challenge', async () => {
  const offer = await passkeys.offer(owner, SITE);
  expect(await passkeys.add({ ...owner, sid: 'two' }, SITE, authenticator.create(offer))).toBe(false);
  const bo = { ...owner, sid: 'three', subject: 'bo@example.com' };
  const key = createAuthenticator(SITE.origin);
  await add();
  await add(bo, key);
  const [ofAnn, ofBo] = [await ask(), await ask('bo@example.com')];
  expect(await passkeys.verify('bo@example.com', SITE, authenticator.get(ofBo))).toBe(false);
  expect(await passkeys.verify('bo@example.com', SITE, key.get(ofAnn))).toBe(false);
  const toAdd = await passkeys.offer(owner, SITE);
  expect(await passkeys.verify(ANN, SITE, authenticator.get({ challenge: toAdd.challenge }))).toBe(false);
  expect(await passkeys.verify(ANN, SITE, authenticator.get({ challenge: 'AAAA' }))).toBe(false);
});

it('rejects an answer from another origin, of another site, without user verification, or malformed', async () => {
  await add();
  expect(await passkeys.ask(ANN, OTHER_SITE)).toBeNull();
  const elsewhere = { ...SITE, origin: 'https://app.example.com:8443' };
  expect(await passkeys.verify(ANN, elsewhere, authenticator.get(await ask()))).toBe(false);
  expect(await passkeys.verify(ANN, OTHER_SITE, authenticator.get(await ask()))).toBe(false);
  expect(await passkeys.verify(ANN, SITE, authenticator.get(await ask(), 0x01))).toBe(false);
  const { response, ...answer } = authenticator.get(await ask());
  expect(await passkeys.verify(ANN, SITE, { ...answer, response: { ...response, clientDataJSON: '?' } })).toBe(false);
});

it('does not bring back a passkey that is removed while its answer is verified', async () => {
  await add();
  const verifying = passkeys.verify(ANN, SITE, authenticator.get(await ask()));
  passkeys.remove(ANN);
  expect(await verifying).toBe(false);
  expect(passkeys.find(ANN)).toBeNull();
});

it('asks for a removed passkey no more, and drops the oldest challenges beyond 10 000', async () => {
  await add();
  const first = await ask();
  for (let n = 0; n < 10_000; n++) await ask();
  expect(await passkeys.verify(ANN, SITE, authenticator.get(first))).toBe(false);
  passkeys.remove(ANN);
  expect(passkeys.find(ANN)).toBeNull();
  expect(await passkeys.ask(ANN, SITE)).toBeNull();
});

it.each([
  ['http://localhost:8787', 'http://localhost:8787', [], { rpId: 'localhost', origin: 'http://localhost:8787' }],
  ['http://10.0.0.2', SITE.origin, [SITE.origin], SITE],
  ['http://127.0.0.1:8787', 'http://127.0.0.1:8787', [], null],
  ['http://[::1]:8787', 'http://[::1]:8787', [], null],
  ['http://localhost:8787', 'https://evil.example', [], null],
  ['http://localhost:8787', 'null', [], null],
  ['http://localhost:8787', null, [], null],
])('finds the site of a request to %s from a page of %s', (url, origin, allowed, site) => {
  const headers = origin === null ? {} : { origin };
  expect(siteOf(new Request(`${url}/api/sign-in`, { headers }), allowed)).toEqual(site);
});
