import type { Facts } from '../model/index.ts';
import type { Clock, TabConnection, TabLink } from '../ports.ts';
import { seal } from './seal.ts';

/** A tab among the others: what it says to them, and whether it leads. */
export interface Membership {
  /** Opens its end of the channel. Returns whether that was closed. */
  connect(): boolean;
  publish(facts: Facts): void;
  leading(): boolean;
  /** Whether it leads or would like to. */
  standing(): boolean;
  /** Stands for leader, or takes the lead from whoever has it. */
  stand(steal?: boolean): void;
  stepDown(): void;
  /** A message that reaches a page in the bfcache evicts it from there. */
  disconnect(): void;
}

export function createMembership(
  link: TabLink | undefined,
  clock: Clock,
  hear: (message: unknown) => void,
  onLead: () => void,
): Membership {
  let tab: TabConnection | null = null;
  let resign: (() => void) | null = null;
  let leading = !link;

  function changeLead(leads: boolean): void {
    leading = leads;
    onLead();
  }

  function stepDown(): void {
    resign?.();
    resign = null;
  }

  return {
    connect() {
      const wasClosed = tab === null;
      tab ??= link?.connect(hear) ?? null;
      return wasClosed;
    },
    publish(facts) {
      tab?.post(seal(facts, clock));
    },
    leading: () => leading,
    standing: () => resign !== null,
    stand(steal = false) {
      if (steal) stepDown();
      resign ??= tab?.lead(changeLead, steal) ?? null;
    },
    stepDown,
    disconnect() {
      stepDown();
      tab?.close();
      tab = null;
    },
  };
}
