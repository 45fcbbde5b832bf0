// What the snippets of the documentation take from the reader's app.
declare const session: import('@curfew/core').Session;
declare const App: () => import('react').ReactElement;
declare const SignInForm: () => import('react').ReactElement;
declare const signIn: () => void;
declare const form: HTMLFormElement;
declare const draft: () => string;
declare const url: string;
declare const router: { push(path: string): void };
declare const upload: (file: File) => Promise<void>;
declare const file: File;
declare const saveDraft: (options: { readonly signal: AbortSignal }) => Promise<void>;
declare const device: EventTarget;
declare const socket: WebSocket;

declare const curfew: import('@curfew/server').Curfew;
declare const store: import('@curfew/server').CurfewOptions['store'];
declare const policies: import('@curfew/server').CurfewOptions['policies'];
declare const request: Request;
declare const sessionId: string;
declare const sessionIdOf: (request: unknown) => string | null;
declare const user: { readonly id: string; readonly tag: string };
declare const isAdmin: (subject: string) => boolean;
declare const verifyPassword: (request: Request) => Promise<{ readonly id: string }>;
declare const ordersOf: (subject: string) => Promise<readonly object[]>;
declare const app: import('hono').Hono;
declare const connectionString: string;
declare const Redis: typeof import('ioredis').Redis;
declare const pg: typeof import('pg');

declare module '@angular/core' {
  export function signal<T>(value: T): (() => T) & { set(value: T): void };
}
declare module '@testing-library/user-event' {
  export const userEvent: { click(element: Element): Promise<void> };
}
declare module '*/Root' {
  export const Root: (props: { session: import('@curfew/core').Session }) => import('react').ReactElement;
}
declare module 'next/navigation' {
  export function useRouter(): { push(path: string): void };
}
declare module '*/App' {
  export default function App(): import('react').ReactElement;
}
declare module '*/session' {
  export const session: import('@curfew/core').Session;
  export const Session: (props: { children: import('react').ReactNode }) => import('react').ReactElement;
}
declare module '*/devtools' {
  const component: () => import('react').ReactElement;
  export default component;
}
