import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import type { SessionHandler } from '../src/http/handler.ts';
import { openApiDocument } from '../src/http/openapi/document.ts';
import type { SessionRequest } from '../src/http/request.ts';
import { ROUTES, routePath } from '../src/http/routes/table.ts';

interface Document {
  readonly paths: Record<string, Record<string, { readonly responses: Record<string, Described> }>>;
}
interface Described {
  readonly content?: Record<string, object>;
}

const BASE = '/curfew/v1';
const document = openApiDocument(ROUTES, BASE) as Document;
const validators = new Map<string, ValidateFunction>();
const ajv = new Ajv2020({ strict: false }).addSchema(document, 'api');

/** Wraps a handler. Fails if the OpenAPI document does not describe a response. */
export function described(curfew: SessionHandler): SessionHandler {
  return {
    ...curfew,
    async handler(request) {
      const response = await curfew.handler(request);
      await expectDescribed(request, response.clone());
      return response;
    },
  };
}

async function expectDescribed({ url, method }: SessionRequest, response: Response): Promise<void> {
  const path = new URL(url).pathname.slice(BASE.length);
  const template = routePath(path) ?? '';
  const operation = document.paths[template]?.[method.toLowerCase()];
  const undescribed = [400, 401, 403, 404, 405, 413, 429, 503, ...(method === 'OPTIONS' ? [204] : [])];
  if (!operation) return expect(undescribed).toContain(response.status);
  const where = `${method} ${template} ${response.status}`;
  const answer = operation.responses[response.status];
  expect(answer, `${where} is described`).toBeDefined();
  const type = response.headers.get('Content-Type');
  if (!answer?.content) return expect(await response.text(), where).toBe('');
  expect(Object.keys(answer.content), where).toContain(type);
  if (type === 'text/event-stream') return response.body?.cancel().then(() => {});
  const pointer = ['paths', template, method.toLowerCase(), 'responses', response.status, 'content', type, 'schema'];
  const $ref = `api#/${pointer.map(escapePointer).join('/')}`;
  const validate = validators.get($ref) ?? ajv.compile({ $ref });
  validators.set($ref, validate);
  validate(await response.json());
  expect(validate.errors, where).toBeNull();
}

const escapePointer = (part: unknown): string =>
  encodeURIComponent(String(part).replaceAll('~', '~0').replaceAll('/', '~1'));
