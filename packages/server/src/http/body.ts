import type { FieldProblem } from '@curfew/core/protocol';
import * as v from 'valibot';
import { within } from '../within.ts';
import { HttpError } from './problems.ts';
import type { CollectableBody, SessionRequest } from './request.ts';

const MAX_BODY_BYTES = 1_024;

/** Longer than so few bytes take on a slow network. */
const MAX_BODY_MS = 10_000;

/** Options of {@link readBody}. */
export interface ReadBodyOptions {
  /**
   * The `code` of fields that do not match the schema, or a function of the field's name.
   *
   * @default 'invalid'
   */
  readonly fieldCode?: string | ((field: string) => string);
  /**
   * The largest body, in bytes.
   *
   * @default 1_024
   */
  readonly maxBytes?: number;
}

/**
 * Reads a small JSON body and validates it. An empty body counts as `{}`.
 *
 * @throws HttpError `bad_type`, `too_large`, `bad_body`, or `too_slow` if the body does not arrive within 10 s
 * @example
 * const { email } = await readBody(request, v.object({ email: v.string() }));
 */
export async function readBody<T>(
  request: SessionRequest,
  schema: v.GenericSchema<unknown, T>,
  { fieldCode = 'invalid', maxBytes = MAX_BODY_BYTES }: ReadBodyOptions = {},
): Promise<T> {
  if (!/^application\/json *(;|$)/i.test(request.headers.get('content-type') ?? '')) throw new HttpError('bad_type');
  const parsed = v.safeParse(schema, parse(await readText(request, maxBytes)));
  if (parsed.success) return parsed.output;
  throw new HttpError('bad_body', { errors: parsed.issues.map((issue) => fieldProblem(issue, fieldCode)) });
}

function fieldProblem(issue: v.BaseIssue<unknown>, code: string | ((field: string) => string)): FieldProblem {
  const field = v.getDotPath(issue) ?? '';
  return { field, code: typeof code === 'string' ? code : code(field), detail: issue.message };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text || '{}');
  } catch {
    throw new HttpError('bad_body', { detail: 'The body is not JSON.' });
  }
}

type Reading = ReturnType<CollectableBody['collect']>;

const begun = new WeakMap<SessionRequest, Exclude<Reading, Uint8Array | null>>();

/** If the client disconnects meanwhile, an unread body is lost, and with it a sign-out. */
export function beginBody(request: SessionRequest): void {
  if (!request.body) return;
  const reading = Promise.resolve(readBytes(request.body, MAX_BODY_BYTES));
  reading.catch(() => {});
  begun.set(request, reading);
}

async function readText(request: SessionRequest, maxBytes: number): Promise<string> {
  const { headers, body } = request;
  if (Number(headers.get('content-length')) > maxBytes) throw new HttpError('too_large');
  if (!body) return '';
  const reading = begun.get(request) ?? readBytes(body, maxBytes);
  // A timer costs more than the rest of this.
  const bytes = reading instanceof Promise ? await inTime(reading) : reading;
  if (!bytes) throw new HttpError('too_large');
  return decoder.decode(bytes);
}

const decoder = new TextDecoder();

function readBytes(body: NonNullable<SessionRequest['body']>, maxBytes: number): Reading {
  // Not iterable in the library `dom` of TypeScript.
  const chunks = body as AsyncIterable<Uint8Array> | CollectableBody;
  return 'collect' in chunks ? chunks.collect(maxBytes) : collectChunks(chunks, maxBytes);
}

function inTime<T>(reading: Promise<T>): Promise<T> {
  const read = reading.catch(() => {
    throw new HttpError('bad_body', { detail: 'The body ended early.' });
  });
  return within(MAX_BODY_MS, read, () => new HttpError('too_slow'));
}

/** `Content-Length` may be missing. */
async function collectChunks(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
