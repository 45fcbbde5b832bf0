import { PROBLEM_STATUS, problemSchema } from '@curfew/core/protocol';
import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { isUnsafe, problemsOf, type Route } from '../routes/route.ts';

export function openApiDocument(routes: readonly Route[], basePath: string, cookieName: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: describe(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Curfew', version: '1', license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: basePath }],
    security: [{ session: [] }],
    paths,
    components: {
      schemas: { Problem: jsonSchema(problemSchema) },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: `__Host-${cookieName}` } },
    },
  };
}

function describe(route: Route): object {
  const { path, summary, body, query = [], responses } = route;
  const codes = problemsOf(route);
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => parameter(name ?? '', 'path', true));
  const unsafe = isUnsafe(route) ? [parameter('X-Curfew', 'header', true)] : [];
  const version = codes.includes('precondition_required') ? [parameter('If-Match', 'header', false)] : [];
  const refused = [...new Set(codes.map((code) => PROBLEM_STATUS[code]))].map((status) => {
    const description = codes.filter((code) => PROBLEM_STATUS[code] === status).join(', ');
    return [status, { description, content: content('application/problem+json', PROBLEM) }];
  });
  return {
    summary,
    ...(route.isPublic && { security: [] }),
    parameters: [...named, ...query.map((name) => parameter(name, 'query', name === 'subject')), ...unsafe, ...version],
    ...(body && { requestBody: { required: true, content: content('application/json', jsonSchema(body)) } }),
    responses: {
      ...Object.fromEntries(Object.entries(responses).map(([status, body]) => [status, responseOf(body)])),
      ...Object.fromEntries(refused),
    },
  };
}

const PROBLEM = { $ref: '#/components/schemas/Problem' };

function responseOf(body: Route['responses'][number] = null): object {
  const description = 'Done.';
  if (body === null) return { description };
  if (body === 'text/event-stream') return { description, content: content(body, { type: 'string' }) };
  return { description, content: content('application/json', jsonSchema(body)) };
}

function parameter(name: string, at: 'path' | 'query' | 'header', required: boolean): object {
  return { name, in: at, required, schema: { type: 'string' } };
}

function content(type: string, schema: object): object {
  return { [type]: { schema } };
}

function jsonSchema(schema: GenericSchema): object {
  // JSON Schema has no `safeInteger`: `errorMode` converts it as a plain number.
  const { $schema: _, ...rest } = toJsonSchema(schema, { errorMode: 'ignore' });
  return rest;
}
