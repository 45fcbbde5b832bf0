import { memoryStore, StoreUnavailableError } from '@curfew/server';
import { expect, it } from 'vitest';
import { eventMetrics, statsMetrics } from './event-metrics.ts';
import { measuredStore } from './measured-store.ts';
import { createMetrics } from './metrics.ts';
import { methodName, routeName } from './route-name.ts';

it('measures each call of the store by operation and outcome', async () => {
  const metrics = createMetrics();
  const away = () => Promise.reject(new StoreUnavailableError(null));
  const store = measuredStore({ ...memoryStore(), touch: away }, metrics);
  await store.find('x');
  // Each request needs it after an interruption.
  await store.accountKey();
  await store.touch('x', { ageMs: 0, sid: null }).catch(() => {});
  const text = await metrics.registry.metrics();
  expect(text).toContain('curfew_store_duration_seconds_count{operation="find",outcome="answered"} 1');
  expect(text).toContain('curfew_store_duration_seconds_count{operation="touch",outcome="unavailable"} 1');
  expect(text).toContain('curfew_store_duration_seconds_count{operation="accountKey",outcome="answered"} 1');
});

it('measures the checks of a readiness probe, which may be all that still calls a store that is away', async () => {
  const metrics = createMetrics();
  const away = () => Promise.reject(new StoreUnavailableError(null));
  await measuredStore(memoryStore(), metrics).check();
  await measuredStore({ ...memoryStore(), check: away }, metrics)
    .check()
    .catch(() => {});
  const text = await metrics.registry.metrics();
  expect(text).toContain('curfew_store_duration_seconds_count{operation="check",outcome="answered"} 1');
  expect(text).toContain('curfew_store_duration_seconds_count{operation="check",outcome="unavailable"} 1');
});

it('counts sign-ins, ends by reason, refused requests and dropped streams, from 0 on', async () => {
  const { registry } = createMetrics();
  const count = eventMetrics(registry);
  const lines = async () => (await registry.metrics()).split('\n');
  for (const line of [
    'curfew_sign_ins_total{outcome="failed"} 0',
    'curfew_ends_total{reason="idle"} 0',
    'curfew_streams_dropped_total{cause="unread"} 0',
    'curfew_policy_saves_total{apply="now"} 0',
  ]) {
    expect(await lines()).toContain(line);
  }
  const session = { sid: 's', subject: 'ann', tenant: null, policyId: 'default' };
  count({ kind: 'sign-in', session });
  count({ kind: 'sign-in-failed', error: null });
  count({ kind: 'end', session, reason: 'idle' });
  count({ kind: 'stream-dropped', cause: 'unread' });
  const durations = { idleMs: 900_000, maxMs: 43_200_000, warnMs: 120_000 };
  const change = { id: 'default', durations, ifVersion: 1, by: 'admin', apply: 'next-sign-in' } as const;
  count({ kind: 'policy', change, tenant: null, version: 2 });
  count({ kind: 'refused', endpoint: '/heartbeat', code: 'session_ended', reason: 'idle' });
  count({ kind: 'refused', endpoint: null, code: 'no_session', reason: null });
  for (const line of [
    'curfew_sign_ins_total{outcome="begun"} 1',
    'curfew_sign_ins_total{outcome="failed"} 1',
    'curfew_ends_total{reason="idle"} 1',
    'curfew_streams_dropped_total{cause="unread"} 1',
    'curfew_policy_saves_total{apply="next-sign-in"} 1',
    'curfew_refused_total{endpoint="/heartbeat",code="session_ended",reason="idle"} 1',
    'curfew_refused_total{endpoint="{app}",code="no_session",reason=""} 1',
  ]) {
    expect(await lines()).toContain(line);
  }
  expect((await lines()).join()).not.toContain('ann');
});

it('reports what the rate limits remember', async () => {
  const { registry } = createMetrics();
  statsMetrics(registry, () => ({ streams: 3, rateLimited: { sessions: 2, addresses: 1 } }));
  const text = await registry.metrics();
  expect(text).toContain('curfew_event_streams 3');
  expect(text).toContain('curfew_rate_limit_keys{limit="sessions"} 2');
  expect(text).toContain('curfew_rate_limit_keys{limit="addresses"} 1');
});

it('maps unknown paths and methods to a few names', () => {
  expect(routeName('/curfew/v1/heartbeat')).toBe('/curfew/v1/heartbeat');
  expect(routeName('/curfew/v1/sessions/0190')).toBe('/curfew/v1/sessions/{sid}');
  expect(routeName('/curfew/v1/sessions/revoke')).toBe('/curfew/v1/sessions/revoke');
  expect(routeName('/curfew/v1/admin/policies/default')).toBe('/curfew/v1/admin/policies/{id}');
  expect(routeName('/curfew/v9/made-up')).toBe('/curfew/{unknown}');
  expect(routeName('/settings/session')).toBe('{console}');
  expect(methodName('BREW')).toBe('OTHER');
});
