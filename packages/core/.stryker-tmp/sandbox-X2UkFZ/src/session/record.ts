// @ts-nocheck
import { type Envelope, type Facts, merge, readEnvelope } from '../model/index.ts';
import type { Clock, RecordStore } from '../ports.ts';
import { seal } from './seal.ts';

/** What lies in the record, for tabs that open later or could not hear. */
export interface TabRecord {
  /** What was written last. It tells the writer's time, too. */
  read(): Envelope | null;
  /**
   * Never writes over what another tab knew, least of all over a later session.
   *
   * @returns the facts, joined with those that were there
   */
  save(facts: Facts): Facts;
}

export function createRecord(storage: RecordStore | undefined, clock: Clock): TabRecord {
  function read(): Envelope | null {
    const written = readEnvelope(storage?.read());
    if (written) clock.adopt(written);
    return written;
  }

  return {
    read,
    save(facts) {
      const written = read();
      const joined = written ? merge(facts, written.facts) : facts;
      if (joined.id !== facts.id) return facts;
      storage?.write(seal(joined, clock));
      return joined;
    },
  };
}
