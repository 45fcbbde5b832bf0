import { memoryStore, StoreUnavailableError } from '@curfew/server';
import { expect, it } from 'vitest';
import { measuredStore } from './measured-store.ts';
import { createMetrics } from './metrics.ts';
import { methodName, routeName } from './route-name.ts';

it('measures each call of the store by operation and outcome', async () => {
  const metrics = createMetrics();
  const away = () => Promise.reject(new StoreUnavailableError(null));
  const store = measuredStore({ ...memoryStore(), touch: away }, metrics);
  await store.find('x');
  await store.touch('x', { ageMs: 0, sid: null }).catch(() => {});
  const text = await metrics.registry.metrics();
  expect(text).toContain('curfew_store_duration_seconds_count{operation="find",outcome="answered"} 1');
  expect(text).toContain('curfew_store_duration_seconds_count{operation="touch",outcome="unavailable"} 1');
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
