import type { ServerReply } from '../../src/ports.ts';
import type { EndReason } from '../../src/state/index.ts';
import type { Tab, World } from '../../src/testing/index.ts';
import type { History } from './history.ts';
import type { Action } from './schedule.ts';
import type { Views } from './views.ts';
import type { Fail } from './violation.ts';

/** One invariant, or one part of it. It receives all that happens in a world, and reports violations. */
export interface Check {
  onWarning?(tab: Tab, limit: 'idle' | 'max'): void;
  onEnded?(tab: Tab, reason: EndReason): void;
  onDeliver?(tab: Tab, message: unknown): void;
  onReply?(tab: Tab, reply: ServerReply, sentAt: number): void;
  onAction?(action: Action, tab: Tab | undefined): void;
  onStep?(ran: Tab | null): void;
  /** Called at the end, a while after all faults were removed. */
  atTheEnd?(): void;
}

export interface Scene {
  readonly world: World;
  readonly history: History;
  readonly views: Views;
  readonly fail: Fail;
}

export type MakeCheck = (scene: Scene) => Check;
