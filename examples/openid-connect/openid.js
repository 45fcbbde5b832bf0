import { parseDuration } from '@curfew/core';
import * as client from 'openid-client';
import { startProvider } from './provider.js';

const { PORT = '3000', ORIGIN = `http://localhost:${PORT}`, ISSUER, CLIENT_ID = 'notes', CLIENT_SECRET } = process.env;
const { IDLE = '15m' } = process.env;

/**
 * In seconds, and less than the idle timeout. The provider asks again if the user's proof is older, and the id token says when it
 * was. Without this, a click on "Sign in" after a timeout would be enough.
 */
const maxAge = Math.ceil(parseDuration(IDLE) / 1_000) - 1;

const redirectUri = `${ORIGIN}/signed-in`;
const signedOutUri = `${ORIGIN}/`;

const config = ISSUER
  ? await client.discovery(new URL(ISSUER), CLIENT_ID, CLIENT_SECRET)
  : await startProvider({ clientId: CLIENT_ID, redirectUri, signedOutUri });

/** The id tokens of the sessions, for the logout. Stands for your database. */
const idTokens = new Map();

/** Returns where to send the browser, and what the callback needs to know. `again`: the user must prove who they are. */
export async function beginSignIn({ again }) {
  const pending = {
    verifier: client.randomPKCECodeVerifier(),
    state: client.randomState(),
    nonce: client.randomNonce(),
  };
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'openid',
    code_challenge: await client.calculatePKCECodeChallenge(pending.verifier),
    code_challenge_method: 'S256',
    state: pending.state,
    nonce: pending.nonce,
    max_age: String(maxAge),
    ...(again && { prompt: 'login' }),
  });
  return { url, pending };
}

/** Returns the user, and when they authenticated at the provider, in ms. */
export async function finishSignIn(url, { verifier, state, nonce }) {
  const callback = new URL(redirectUri);
  callback.search = new URL(url).search;
  const tokens = await client.authorizationCodeGrant(config, callback, {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    maxAge,
    idTokenExpected: true,
  });
  const { sub, auth_time } = tokens.claims();
  return { subject: sub, authAt: auth_time * 1_000, idToken: tokens.id_token };
}

export const keepIdToken = (sid, idToken) => idTokens.set(sid, idToken);
export const forgetIdToken = (sid) => idTokens.delete(sid);

/** The address at which the provider ends its own session too, if it has one. */
export function logoutUrl(sid) {
  if (!config.serverMetadata().end_session_endpoint) return new URL(signedOutUri);
  const idToken = idTokens.get(sid);
  return client.buildEndSessionUrl(config, {
    post_logout_redirect_uri: signedOutUri,
    ...(idToken && { id_token_hint: idToken }),
  });
}
