import type { FieldProblem } from '@curfew/core/protocol';
import * as v from 'valibot';
import { HttpError } from './problems.ts';
import type { SessionRequest } from './request.ts';

/** More than any message of the protocol needs. */
const MAX_BODY_BYTES = 1_024;

/**
 * Reads a small JSON body and validates it. An empty body counts as `{}`.
 *
 * @param fieldCode - the `code` of fields that do not match the schema
 * @throws HttpError `bad_type`, `too_large` or `bad_body`
 * @example
 * const { email } = await readBody(request, v.object({ email: v.string() }));
 */
export async function readBody<T>(
  request: SessionRequest,
  schema: v.GenericSchema<unknown, T>,
  fieldCode = 'invalid',
): Promise<T> {
  if (!/^application\/json *(;|$)/i.test(request.headers.get('content-type') ?? '')) throw new HttpError('bad_type');
  const parsed = v.safeParse(schema, parse(await readText(request)));
  if (parsed.success) return parsed.output;
  throw new HttpError('bad_body', { errors: parsed.issues.map((issue) => fieldProblem(issue, fieldCode)) });
}

function fieldProblem(issue: v.BaseIssue<unknown>, code: string): FieldProblem {
  return { field: v.getDotPath(issue) ?? '', code, detail: issue.message };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text || '{}');
  } catch {
    throw new HttpError('bad_body', { detail: 'The body is not JSON.' });
  }
}

/** Counts bytes while reading, because `Content-Length` may be missing. */
async function readText(request: SessionRequest): Promise<string> {
  if (Number(request.headers.get('content-length')) > MAX_BODY_BYTES) throw new HttpError('too_large');
  if (!request.body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    // Streams are iterable in every server runtime, but not in the library `dom` of TypeScript.
    for await (const chunk of request.body as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > MAX_BODY_BYTES) throw new HttpError('too_large');
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof HttpError ? error : new HttpError('bad_body', { detail: 'The body ended early.' });
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}
