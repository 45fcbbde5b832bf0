import type { ServerReply } from '../ports.ts';
import type { EndReason } from '../state/index.ts';
import type { Tab, World } from '../testing/index.ts';
import type { History } from './history.ts';
import type { Deed } from './schedule.ts';
import type { Fail } from './violation.ts';

/** One invariant, or one side of it: it hears of all that happens in a world, and says what must not. */
export interface Check {
  onWarning?(tab: Tab, limit: 'idle' | 'max'): void;
  onEnded?(tab: Tab, reason: EndReason): void;
  onDeliver?(tab: Tab, message: unknown): void;
  onReply?(tab: Tab, reply: ServerReply, sentAt: number): void;
  /** Something is about to be done to the world, or in a tab. */
  onDeed?(deed: Deed, tab: Tab | undefined): void;
  /** Something ran: in a tab, or outside all of them. */
  onStep?(ran: Tab | null): void;
  /** All faults have been mended for a while. */
  atTheEnd?(): void;
}

/** What a check looks at. */
export interface Scene {
  readonly world: World;
  readonly history: History;
  readonly fail: Fail;
}

export type MakeCheck = (scene: Scene) => Check;
