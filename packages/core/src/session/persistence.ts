import type { Clock, StorageAdapter } from '../ports.ts';
import { type Facts, isSame, merge } from '../state/facts.ts';
import { createMessage, readMessage, type TabMessage } from '../state/message.ts';
import { attempt } from './attempt.ts';

/** The latest facts in storage, for tabs that open later or missed messages. */
export interface Persistence {
  /** Reads what was written last, and adopts its writer's time. */
  read(): TabMessage | null;
  /**
   * Writes the facts, merged with what is stored. Never overwrites a session that replaces theirs.
   *
   * @returns what was stored before
   */
  save(facts: Facts): TabMessage | null;
  /** Overwrites what is stored. */
  write(facts: Facts): void;
}

export function createPersistence(storage: StorageAdapter | undefined, clock: Clock): Persistence {
  function read(): TabMessage | null {
    const message = readMessage(attempt(() => storage?.read()));
    if (message) clock.adopt(message);
    return message;
  }

  function write(facts: Facts): void {
    attempt(() => storage?.write(createMessage(facts, clock)));
  }

  return {
    read,
    write,
    save(facts) {
      const stored = read();
      const joined = stored ? merge(facts, stored.facts) : facts;
      if (isSame(joined, facts)) write(joined);
      return stored;
    },
  };
}
