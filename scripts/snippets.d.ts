// What the snippets of the documentation take from the reader's app.
import type { Session } from '@curfew/core';
import type { Curfew, CurfewOptions } from '@curfew/server';
import type { ReactElement, ReactNode } from 'react';

declare module 'next/navigation' {
  export function useRouter(): { push(path: string): void };
}
declare module '*/session' {
  export const Session: (props: { children: ReactNode }) => ReactElement;
}
declare module '*/devtools' {
  const component: () => ReactElement;
  export default component;
}

declare global {
  const Redis: typeof import('ioredis').Redis;
  const pg: typeof import('pg');
  const session: Session;
  const App: () => ReactElement;
  const signIn: () => void;
  const url: string;
  const router: { push(path: string): void };
  const upload: (file: File) => Promise<void>;
  const file: File;
  const device: EventTarget;

  const curfew: Curfew;
  const store: CurfewOptions['store'];
  const policies: CurfewOptions['policies'];
  const request: Request;
  const sessionId: string;
  const sessionIdOf: (request: unknown) => string | null;
  const user: { readonly id: string };
  const isAdmin: (subject: string) => boolean;
  const verifyPassword: (request: Request) => Promise<{ readonly id: string }>;
  const ordersOf: (subject: string) => Promise<readonly object[]>;
  const app: import('hono').Hono;
  const connectionString: string;
}
