import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import * as client from 'openid-client';

/**
 * Starts an identity provider for development, which accepts every name with every password, and returns how to use it.
 * Delete this file once you have a provider, and set ISSUER.
 */
export async function startProvider({ clientId, redirectUri, signedOutUri }) {
  const { Provider } = await import('oidc-provider');
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const issuer = `http://localhost:${server.address().port}`;
  const secret = randomBytes(32).toString('hex');
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: secret,
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: [redirectUri],
        post_logout_redirect_uris: [signedOutUri],
      },
    ],
    cookies: { keys: [randomBytes(32).toString('hex')] },
    loadExistingGrant,
  });
  server.on('request', provider.callback());
  console.log(`An identity provider for development: ${issuer}`);
  const { allowInsecureRequests } = client;
  return client.discovery(new URL(issuer), clientId, secret, undefined, { execute: [allowInsecureRequests] });
}

/** The app is the provider's own, so it does not ask the user for consent. */
async function loadExistingGrant({ oidc }) {
  const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
  grant.addOIDCScope('openid');
  await grant.save();
  return grant;
}
