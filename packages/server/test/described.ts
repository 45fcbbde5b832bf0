import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import { openApiDocument } from '../src/http/openapi/document.ts';
import type { SessionRequest } from '../src/http/request.ts';
import { ROUTES, routePath } from '../src/http/routes/table.ts';
import type { SessionHandler } from '../src/http/session-handler.ts';

interface Document {
  readonly paths: Record<string, Record<string, { readonly responses: Record<string, Described> }>>;
}
interface Described {
  readonly content?: Record<string, { readonly schema: { readonly $ref?: string } }>;
}

const BASE = '/curfew/v1';
const document = openApiDocument(ROUTES, BASE, 'curfew') as Document;
const validators = new Map<string, ValidateFunction>();
const ajv = new Ajv2020({ strict: false }).addSchema(document, 'api');

/**
 * Wraps a handler. Fails if the OpenAPI document does not describe a response.
 *
 * @param seen - receives each described response, such as `GET /session 401 no_session`
 */
export function described(curfew: SessionHandler, seen: Set<string> = new Set()): SessionHandler {
  return {
    ...curfew,
    async handler(request) {
      const response = await curfew.handler(request);
      await expectDescribed(request, response.clone(), seen);
      return response;
    },
  };
}

async function expectDescribed({ url, method }: SessionRequest, response: Response, seen: Set<string>): Promise<void> {
  const path = new URL(url).pathname.slice(BASE.length);
  const template = routePath(path) ?? '';
  const operation = document.paths[template]?.[method.toLowerCase()];
  const undescribed = [400, 401, 403, 404, 405, 413, 429, 503, ...(method === 'OPTIONS' ? [204] : [])];
  if (!operation) return expect(undescribed).toContain(response.status);
  const where = `${method} ${template} ${response.status}`;
  const answer = operation.responses[response.status];
  expect(answer, `${where} is described`).toBeDefined();
  const type = response.headers.get('Content-Type');
  if (!answer?.content) {
    seen.add(where);
    return expect(await response.text(), where).toBe('');
  }
  expect(Object.keys(answer.content), where).toContain(type);
  if (type === 'text/event-stream') {
    seen.add(where);
    // Resolves only when the test cancels its own copy, too.
    void response.body?.cancel();
    return;
  }
  const pointer = ['paths', template, method.toLowerCase(), 'responses', response.status, 'content', type, 'schema'];
  const own = `#/${pointer.map(escapePointer).join('/')}`;
  const $ref = `api${answer.content[type ?? '']?.schema.$ref ?? own}`;
  const validate = validators.get($ref) ?? ajv.compile({ $ref });
  validators.set($ref, validate);
  const body = await response.json();
  validate(body);
  expect(validate.errors, where).toBeNull();
  seen.add(type === 'application/problem+json' ? `${where} ${body.code}` : where);
}

const escapePointer = (part: unknown): string =>
  encodeURIComponent(String(part).replaceAll('~', '~0').replaceAll('/', '~1'));
