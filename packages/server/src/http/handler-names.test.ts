import { describe, expect, it } from 'vitest';
import { problem, request, setHandlerStage } from '../../test/handler-stage.ts';
import { createSessionEngine } from '../engine.ts';
import { UnknownPolicyError } from '../errors.ts';
import { POLICY } from '../testing/stage.ts';

const stage = setHandlerStage();
const { post, send, signIn } = stage;

describe('names', () => {
  const wrong = [4711, '', 'a\0b', 'x'.repeat(256), '\ud800', null, undefined, {}];

  it.each(wrong)('are refused with a sentence: %j', async (name) => {
    const who = (more: object) => stage.curfew.createSession(request('/sign-in'), { subject: 'ann', ...more } as never);
    await expect(who({ subject: name })).rejects.toThrow('createSession needs a subject that is a text of 1 to 255');
    await expect(who({ roles: [name] })).rejects.toThrow('createSession needs roles that are texts');
    if (name !== null && name !== undefined)
      await expect(who({ tenant: name })).rejects.toThrow('a tenant that is null or');
    const engine = createSessionEngine({ store: stage.store, policyFor: () => 'default' });
    await expect(engine.list({ subject: name as never, tenant: null })).rejects.toThrow(TypeError);
    await expect(engine.revoke({ subject: name as never, tenant: null, by: 'a' })).rejects.toThrow(TypeError);
    if (name === null || name === undefined) return;
    const by = name as never;
    await expect(engine.revoke({ subject: 'ann', tenant: null, by })).rejects.toThrow('a by that is null or a text');
    const change = { id: 'default', durations: POLICY, ifVersion: 1, by };
    await expect(engine.savePolicy(change)).rejects.toThrow('a by that is null or a text');
  });

  it('may have any other characters', async () => {
    for (const subject of ['O’Brien 🙂', ' a ', '__proto__', 'x'.repeat(255)])
      expect((await stage.curfew.createSession(request('/sign-in'), { subject })).session.subject).toBe(subject);
  });

  it.each(['acme:eu', 'a b', '', '..', 'x'.repeat(65)])(
    'of policies are refused if no path reaches them: %j',
    async (id) => {
      const engine = createSessionEngine({ store: stage.store, policyFor: () => 'default' });
      const self = { sid: 's', subject: 'ann', tenant: null, policyId: 'default', provedAt: 0 };
      for (const call of [
        engine.ensurePolicy(id, POLICY),
        engine.findPolicy(id),
        engine.savePolicy({ id, durations: POLICY, ifVersion: 1, by: null }),
        engine.previewPolicy(id, POLICY, self),
        engine.countSessions(id),
        engine.audit({ tenant: null, limit: 1, before: null, policyId: id }),
      ])
        await expect(call).rejects.toThrow('needs policy ids of at most 64');
      const signIn = createSessionEngine({ store: stage.store, policyFor: () => id }).signIn({ subject: 'ann' }, null);
      await expect(signIn).rejects.toThrow(UnknownPolicyError);
    },
  );

  it('that no store has are 422 for administrators', async () => {
    const { cookie } = await signIn('admin');
    for (const subject of ['%00', 'x'.repeat(256)]) {
      const response = await send(`/admin/sessions?subject=${subject}`, { headers: { cookie } });
      expect(await problem(response)).toMatchObject({ status: 422, errors: [{ field: 'subject' }] });
    }
    const revoke = await post('/admin/revoke', { subject: 'a\0' }, { cookie });
    expect(await problem(revoke)).toMatchObject({ status: 422, errors: [{ field: 'subject' }] });
  });
});
