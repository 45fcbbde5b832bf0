import { PROBLEM_STATUS, problemSchema } from '@curfew/core/protocol';
import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { COMMON, OPERATIONS, type Operation } from './operations.ts';

/**
 * Generated from the schemas that validate the requests.
 *
 * @example
 * openApiDocument('/curfew/v1').paths['/session']
 */
export function openApiDocument(basePath: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of OPERATIONS) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Curfew', version: '1', license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: basePath }],
    security: [{ session: [] }],
    paths,
    components: {
      schemas: { Problem: jsonSchema(problemSchema) },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-curfew' } },
    },
  };
}

function describe({ method, path, summary, body, query = [], answers, problems }: Operation): object {
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => parameter(name ?? '', 'path', true));
  const unsafe = method === 'get' ? [] : [parameter('X-Curfew', 'header', true)];
  const version = problems.includes('precondition_required') ? [parameter('If-Match', 'header', false)] : [];
  const codes = [...COMMON, ...problems];
  const refused = [...new Set(codes.map((code) => PROBLEM_STATUS[code]))].map((status) => {
    const description = codes.filter((code) => PROBLEM_STATUS[code] === status).join(', ');
    return [status, { description, content: content('application/problem+json', PROBLEM) }];
  });
  return {
    summary,
    parameters: [...named, ...query.map((name) => parameter(name, 'query', false)), ...unsafe, ...version],
    ...(body && { requestBody: { required: true, content: content('application/json', jsonSchema(body)) } }),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, answerOf(answer)])),
      ...Object.fromEntries(refused),
    },
  };
}

const PROBLEM = { $ref: '#/components/schemas/Problem' };

function answerOf(answer: Operation['answers'][number]): object {
  const description = 'Done.';
  if (answer === null || answer === undefined) return { description };
  if (answer === 'text/event-stream') return { description, content: content(answer, { type: 'string' }) };
  const schema = Array.isArray(answer) ? { anyOf: answer.map(jsonSchema) } : jsonSchema(answer as GenericSchema);
  return { description, content: content('application/json', schema) };
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
