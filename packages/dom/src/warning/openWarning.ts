import type { Session } from '@curfew/core';
import type { WarningLimit } from '../messages/types.ts';
import { warningBar } from './bar.ts';
import { countdown } from './countdown.ts';
import { warningDialog } from './dialog.ts';
import type { WarningFace, WarningHost, WarningState } from './face.ts';
import { roundUp } from './roundUp.ts';

/** Presses within this time after opening are ignored, in ms: they were meant for the page beneath. */
const DEAF_MS = 500;

/** The coming end, as in the snapshot: `endsAt` is an instant of the session clock. */
export interface ComingEnd {
  readonly limit: WarningLimit;
  readonly endsAt: number;
}

/** One warning, until its session is extended or ends. */
export interface OpenWarning {
  /** Shows a coming end that may have moved. */
  follow(end: ComingEnd): void;
  close(): void;
}

export function openWarning(
  session: Session,
  speech: Pick<WarningHost, 'texts' | 'locale' | 'title'>,
  first: ComingEnd,
): OpenWarning {
  const { clock } = session;
  const openedAt = clock.now();
  const [watch, read] = countdown(session, 1_000);
  let end = first;
  let leftMs = timeLeft();
  let phase: WarningState['phase'] = 'open';
  let shrunk = false;
  let open = true;
  let face: WarningFace | null = null;
  let shape: typeof warningDialog | null = null;

  const host: WarningHost = { ...speech, stay: meant(stay), signOut: meant(() => session.signOut()) };

  function meant(action: () => void): () => void {
    return () => {
      if (clock.now() - openedAt >= DEAF_MS) action();
    };
  }

  async function stay(): Promise<void> {
    if (end.limit === 'max') {
      shrunk = true;
    } else if (phase !== 'extending') {
      phase = 'extending';
      show();
      phase = (await session.extend()) ? 'open' : 'failed';
    }
    show();
  }

  function timeLeft(): number {
    return roundUp(end.endsAt - clock.now());
  }

  function show(): void {
    if (!open) return;
    const isMax = end.limit === 'max';
    const state: WarningState = {
      limit: end.limit,
      phase: isMax ? 'open' : phase,
      endsMs: read(),
      leftMs,
      endsAt: end.endsAt - clock.guard(),
    };
    const wanted = shrunk && isMax ? warningBar : warningDialog;
    if (shape === wanted) {
      face?.show(state);
    } else {
      face?.close();
      shape = wanted;
      face = wanted(host, state);
    }
  }

  const stop = watch(show);
  return {
    follow(now) {
      const hasMoved = now.endsAt !== end.endsAt;
      end = now;
      if (hasMoved) leftMs = timeLeft();
      show();
    },
    close() {
      open = false;
      stop();
      face?.close();
    },
  };
}
