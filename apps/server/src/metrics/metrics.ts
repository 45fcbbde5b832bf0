import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Labels have few values: none contains a user, a session or an id. */
export interface Metrics {
  readonly registry: Registry;
  /** Until the response head: event streams stay open. */
  readonly requests: Histogram<'method' | 'route' | 'status'>;
  readonly store: Histogram<'operation' | 'outcome'>;
  readonly swept: Gauge;
  watch(name: string, help: string, read: () => number): void;
  /** One value for each `state`. */
  watchStates(name: string, help: string, read: () => Readonly<Record<string, number>>): void;
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Histogram({
      name: 'curfew_http_request_duration_seconds',
      help: 'Time to the head of the answer, by method, route and status.',
      labelNames: ['method', 'route', 'status'],
      buckets: SECONDS,
      registers,
    }),
    store: new Histogram({
      name: 'curfew_store_duration_seconds',
      help: 'Time of each call of the store, by operation and by whether it answered.',
      labelNames: ['operation', 'outcome'],
      buckets: SECONDS,
      registers,
    }),
    swept: new Gauge({
      name: 'curfew_last_sweep_timestamp_seconds',
      help: 'When the last sweep of this node succeeded; 0 before the first.',
      registers,
    }),
    watch(name, help, read) {
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(read());
        },
      });
    },
    watchStates(name, help, read) {
      new Gauge({
        name,
        help,
        labelNames: ['state'],
        registers,
        collect() {
          for (const [state, value] of Object.entries(read())) this.set({ state }, value);
        },
      });
    },
  };
}
