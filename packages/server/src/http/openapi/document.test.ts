import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, it } from 'vitest';
import { createSessionEngine } from '../../engine.ts';
import { memoryStore } from '../../store/memory.ts';
import { createSessionHandler } from '../handler.ts';
import { isUnsafe } from '../routes/route.ts';
import { ROUTES } from '../routes/table.ts';

it('is served without a session and is valid OpenAPI 3.1', async () => {
  const curfew = createSessionHandler(createSessionEngine({ store: memoryStore(), policyFor: () => 'default' }), {
    basePath: '/auth',
  });
  const response = await curfew.handler(new Request('https://app.example.com/auth/openapi.json'));
  expect(response.status).toBe(200);
  const document = await response.json();
  expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: '/auth' }] });
  expect(await new Validator().validate(document)).toEqual({ valid: true });
});

it('describes fields as the schemas do', async () => {
  const { openApiDocument } = await import('./document.ts');
  expect(openApiDocument(ROUTES, '/curfew/v1', 'curfew')).toMatchObject({
    paths: {
      '/openapi.json': { get: { security: [], responses: { 200: {}, 503: {} } } },
      '/admin/sessions': { get: { parameters: [{ name: 'subject', in: 'query', required: true }] } },
      '/admin/audit': { get: { parameters: [{ required: false }, { required: false }] } },
      '/heartbeat': {
        post: {
          requestBody: {
            content: {
              'application/json': {
                schema: { required: ['v', 'ageMs'], properties: { ageMs: { type: 'integer', minimum: 0 } } },
              },
            },
          },
        },
      },
    },
  });
});

it('describes the JSON that every request that changes something needs', () => {
  expect(ROUTES.filter((route) => isUnsafe(route) !== (route.body !== undefined))).toEqual([]);
});
