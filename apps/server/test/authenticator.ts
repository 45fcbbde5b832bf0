import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';

/** The user is present, is verified, and there is a new credential. */
const [PRESENT, VERIFIED, NEW] = [0x01, 0x04, 0x40];

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest();

/** In software, with one passkey. */
export function createAuthenticator(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credential = randomBytes(16);
  const id = credential.toString('base64url');
  let counter = 0;

  function clientData(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  function authenticatorData(flags: number): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(++counter);
    return Buffer.concat([sha256(new URL(origin).hostname), Buffer.of(flags), count]);
  }

  return {
    id,
    create({ challenge }: PublicKeyCredentialCreationOptionsJSON): RegistrationResponseJSON {
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
      const point = [x, y].map((part) => Buffer.from(part, 'base64url'));
      // COSE, in CBOR: an EC2 key for ES256 on P-256.
      const key = [hex('a5010203262001215820'), point[0] as Buffer, hex('225820'), point[1] as Buffer];
      const newCredential = [Buffer.alloc(16), Buffer.of(0, credential.length), credential, ...key];
      const data = Buffer.concat([authenticatorData(PRESENT | VERIFIED | NEW), ...newCredential]);
      // { fmt: 'none', attStmt: {}, authData: data }
      const head = [hex('a363'), Buffer.from('fmt'), hex('64'), Buffer.from('none'), hex('67'), Buffer.from('attStmt')];
      const tail = [hex('a068'), Buffer.from('authData'), hex('58'), Buffer.of(data.length), data];
      return {
        ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
        response: {
          clientDataJSON: clientData('webauthn.create', challenge).toString('base64url'),
          attestationObject: Buffer.concat([...head, ...tail]).toString('base64url'),
        },
      };
    },
    get({ challenge }: PublicKeyCredentialRequestOptionsJSON, flags = PRESENT | VERIFIED): AuthenticationResponseJSON {
      const client = clientData('webauthn.get', challenge);
      const data = authenticatorData(flags);
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey);
      return {
        ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: signature.toString('base64url'),
        },
      };
    },
  };
}

const hex = (text: string) => Buffer.from(text, 'hex');
