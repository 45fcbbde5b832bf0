import { defaultClientConditions, defaultServerConditions } from 'vite';

/** Resolves the workspace's packages to their TypeScript, so that no test runs against a stale dist/. */
export const source = {
  resolve: { conditions: ['source', ...defaultClientConditions] },
  ssr: { resolve: { conditions: ['source', ...defaultServerConditions] } },
};

/** Far beyond what a busy machine takes: a test that reaches this limit waits for something that never comes. */
export const limits = { testTimeout: 240_000, hookTimeout: 240_000, expect: { poll: { timeout: 60_000 } } };

/** For tests without a DOM: no test here changes what another file imports, and a process for each file costs a second. */
export const unit = { ...limits, pool: 'threads', isolate: false } as const;
