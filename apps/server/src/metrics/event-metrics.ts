import { END_REASONS, POLICY_APPLIES } from '@curfew/core/state';
import type { CurfewEvent, CurfewStats } from '@curfew/server';
import { Counter, Gauge, type Registry } from 'prom-client';

const OUTCOMES = ['begun', 'failed'];
const CAUSES = ['unread', 'replaced', 'store_unavailable'];

export function eventMetrics(registry: Registry): (event: CurfewEvent) => void {
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter({ name, help, labelNames, registers: [registry] });
  const signIns = counter('curfew_sign_ins_total', 'Sign-ins, by outcome.', ['outcome']);
  const ends = counter('curfew_ends_total', 'Ends of sessions that this node has recorded, by reason.', ['reason']);
  const refused = counter('curfew_refused_total', 'Refused requests, by endpoint, code and reason of the end.', [
    'endpoint',
    'code',
    'reason',
  ]);
  const saves = counter('curfew_policy_saves_total', 'Saved policies, by the sessions that they apply to.', ['apply']);
  const dropped = counter('curfew_streams_dropped_total', 'Event streams that were dropped, by cause.', ['cause']);
  // A rate needs the value before the first event.
  for (const outcome of OUTCOMES) signIns.inc({ outcome }, 0);
  for (const reason of END_REASONS) ends.inc({ reason }, 0);
  for (const apply of POLICY_APPLIES) saves.inc({ apply }, 0);
  for (const cause of CAUSES) dropped.inc({ cause }, 0);

  return (event) => {
    switch (event.kind) {
      case 'sign-in':
        return signIns.inc({ outcome: 'begun' });
      case 'sign-in-failed':
        return signIns.inc({ outcome: 'failed' });
      case 'end':
        return ends.inc({ reason: event.reason });
      case 'policy':
        return saves.inc({ apply: event.change.apply ?? 'now' });
      case 'refused': {
        const { endpoint, code, reason } = event;
        return refused.inc({ endpoint: endpoint ?? '{app}', code, reason: reason ?? '' });
      }
      case 'stream-dropped':
        return dropped.inc({ cause: event.cause });
    }
  };
}

export function statsMetrics(registry: Registry, stats: () => CurfewStats): void {
  new Gauge({
    name: 'curfew_event_streams',
    help: 'Open event streams.',
    registers: [registry],
    collect() {
      this.set(stats().streams);
    },
  });
  new Gauge({
    name: 'curfew_rate_limit_keys',
    help: 'What the rate limits remember: sessions and addresses.',
    labelNames: ['limit'],
    registers: [registry],
    collect() {
      for (const [limit, keys] of Object.entries(stats().rateLimited)) this.set({ limit }, keys);
    },
  });
}
