import type { Tab, World, WorldWatcher } from '../../src/testing/index.ts';
import type { Check, MakeCheck } from './check.ts';
import { appliesActions } from './checks/applies-actions.ts';
import { comesToAgree } from './checks/comes-to-agree.ts';
import { endedIsFinal } from './checks/ended-is-final.ts';
import { endsNoActiveUser } from './checks/ends-no-active-user.ts';
import { endsOnTime } from './checks/ends-on-time.ts';
import { isCheap } from './checks/is-cheap.ts';
import { obeysTheServer } from './checks/obeys-the-server.ts';
import { reportsInput } from './checks/reports-input.ts';
import { reportsOnce } from './checks/reports-once.ts';
import { resumesSamePerson } from './checks/resumes-same-person.ts';
import { showsNoOtherAccount } from './checks/shows-no-other-account.ts';
import { staysSignedOut } from './checks/stays-signed-out.ts';
import { warnsNoActiveUser } from './checks/warns-no-active-user.ts';
import { createHistory, type History } from './history.ts';
import type { Action } from './schedule.ts';
import { createViews, type Views } from './views.ts';
import { Violation } from './violation.ts';

const CHECKS: readonly MakeCheck[] = [
  endsOnTime,
  obeysTheServer,
  endsNoActiveUser,
  comesToAgree,
  endedIsFinal,
  reportsOnce,
  isCheap,
  reportsInput,
  warnsNoActiveUser,
  appliesActions,
  showsNoOtherAccount,
  resumesSamePerson,
  staysSignedOut,
];

/** All invariants, checked while a world runs. `watcher.onStep` and `atTheEnd` throw the first {@link Violation}. */
export interface Invariants {
  readonly watcher: WorldWatcher;
  observe(world: World): void;
  onAction(action: Action, tab?: Tab): void;
  atTheEnd(): void;
}

export function createInvariants(): Invariants {
  let checks: readonly Check[] = [];
  let history: History;
  let views: Views;
  let violation: Violation | null = null;

  function raise(): void {
    if (violation) throw violation;
  }

  return {
    watcher: {
      onWarning: (tab, limit) => checks.forEach((check) => void check.onWarning?.(tab, limit)),
      onEnded: (tab, reason) => checks.forEach((check) => void check.onEnded?.(tab, reason)),
      onRead: (tab) => history.onRead(tab),
      onDeliver: (tab, message) => checks.forEach((check) => void check.onDeliver?.(tab, message)),
      onReply: (tab, reply, sentAt) => checks.forEach((check) => void check.onReply?.(tab, reply, sentAt)),
      onStep(ran) {
        history.onStep(ran);
        views.onStep();
        for (const check of checks) check.onStep?.(ran);
        raise();
      },
    },
    observe(world) {
      const begunAt = world.machine.time();
      history = createHistory(world);
      views = createViews(world, history);
      const fail = (invariant: string, sentence: string) => {
        const seconds = ((world.machine.time() - begunAt) / 1_000).toFixed(3);
        violation ??= new Violation(invariant, `at ${seconds} s: ${sentence}`);
      };
      checks = CHECKS.map((make) => make({ world, history, views, fail }));
    },
    onAction(action, tab) {
      for (const check of checks) check.onAction?.(action, tab);
      history.onAction(action, tab);
    },
    atTheEnd() {
      for (const check of checks) check.atTheEnd?.();
      raise();
    },
  };
}
