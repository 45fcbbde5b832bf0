import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { problem, request, setHandlerStage } from '../../test/handler-stage.ts';
import { createSessionEngine } from '../engine.ts';
import { CallbackTimeoutError, StoreUnavailableError } from '../errors.ts';
import { createSessionHandler } from './handler.ts';

const stage = setHandlerStage();
const { post, send, signIn } = stage;

describe('callbacks of the app that throw', () => {
  it('become a 500 with a problem, and reach onError or the warnings of the process', async () => {
    const engine = createSessionEngine({ store: stage.store, policyFor: () => 'default' });
    const fail = () => {
      throw new Error('no database');
    };
    const { cookie } = await signIn('admin');
    const emitWarning = vi.spyOn(process, 'emitWarning').mockReturnValue();
    for (const options of [{ isAdmin: fail }, { addressOf: fail }, { getSessionId: fail }]) {
      const onError = vi.fn();
      for (const more of [{ onError }, {}]) {
        const handler = createSessionHandler(engine, { ...options, ...more });
        const response = await handler.handler(request('/admin/policies/default', { headers: { cookie } }));
        expect(await problem(response)).toMatchObject({ status: 500, code: 'internal_error' });
      }
      expect(onError.mock.calls).toEqual([[new Error('no database')]]);
    }
    expect(emitWarning).toHaveBeenCalledTimes(3);
    const guarded = createSessionHandler(engine, { getSessionId: fail, onError() {} });
    expect((await guarded.authenticate(request('/own'))).response?.status).toBe(500);
    emitWarning.mockRestore();
  });
});

describe('callbacks of the app that do not respond', () => {
  it('become a 503 after five seconds, and reach onError', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const engine = createSessionEngine({ store: stage.store, policyFor: () => 'default' });
    const { cookie } = await signIn('admin');
    const hang = () => new Promise<never>(() => {});
    for (const [name, options] of Object.entries({
      isAdmin: { isAdmin: hang },
      getSessionId: { getSessionId: hang },
    })) {
      const onError = vi.fn();
      const handler = createSessionHandler(engine, { ...options, onError });
      const answer = handler.handler(request('/admin/policies/default', { headers: { cookie } }));
      await vi.advanceTimersByTimeAsync(4_999);
      expect(onError).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1);
      expect(await problem(await answer)).toMatchObject({ status: 503, code: 'store_unavailable' });
      expect(onError.mock.calls).toEqual([[new CallbackTimeoutError(name, 5)]]);
    }
    const host = createSessionHandler(engine, { getSessionId: hang, onError() {} });
    const check = host.authenticate(request('/own'));
    await vi.advanceTimersByTimeAsync(5_000);
    expect((await check).response?.status).toBe(503);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('reject a sign-in after five seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const engine = createSessionEngine({ store: stage.store, policyFor: () => new Promise<never>(() => {}) });
    const failed = vi.fn();
    createSessionHandler(engine).createSession(request('/own'), { subject: 'ann' }).catch(failed);
    await vi.advanceTimersByTimeAsync(4_999);
    expect(failed).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(failed.mock.calls).toEqual([[new CallbackTimeoutError('policyFor', 5)]]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a store that does not respond', () => {
  it('causes 503 with Retry-After and clears no cookie', async () => {
    const { cookie } = await signIn();
    stage.store.find = stage.store.touch = () => Promise.reject(new StoreUnavailableError(new Error('down')));
    for (const response of [
      await send('/session', { headers: { cookie } }),
      await post('/heartbeat', { v: 1, ageMs: 0 }, { cookie }),
      await post('/logout', {}, { cookie }),
    ]) {
      expect((await problem(response)).code).toBe('store_unavailable');
      expect(response.headers.get('Retry-After')).toBe('5');
      expect(response.headers.has('Set-Cookie')).toBe(false);
    }
    expect((await stage.curfew.authenticate(request('/api/items', { headers: { cookie } }))).response?.status).toBe(
      503,
    );
  });
});
