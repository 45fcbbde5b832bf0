import type { Clock, StorageAdapter } from '../ports.ts';
import { type Facts, isSame, merge } from '../state/facts.ts';
import { createMessage, readMessage, type TabMessage } from '../state/message.ts';
import { attempt } from './attempt.ts';

export interface Persistence {
  /** Adopts the writer's time. */
  read(): TabMessage | null;
  /** Merges, and never overwrites a session that replaces theirs. Returns what was stored before. */
  save(facts: Facts): TabMessage | null;
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
