import type { TabAdapter } from '../../ports.ts';
import type { TabMessage } from '../../state/message.ts';
import type { Chance } from './chance.ts';
import type { Machine, Owner } from './machine.ts';

/** How reliably messages between tabs arrive. */
export interface ChannelConditions {
  /** The longest delay of a message, in ms. Delays vary, so messages arrive out of order. */
  delayMs: number;
  /** The share of messages that is lost, from 0 to 1. */
  loss: number;
  /** The share of messages that arrives twice, from 0 to 1. */
  doubling: number;
}

/** A channel between the tabs of one browser, with the lock that elects their leader. */
export interface Channel {
  readonly conditions: ChannelConditions;
  /** How many messages the tabs have sent. */
  posts(): number;
  /** Sends a message of another product or an old page to every tab. */
  inject(message: unknown): void;
  /** Connects one tab. After `crash` it receives nothing and leads no more. */
  link(owner: Owner, onDeliver: (message: unknown) => void): TabAdapter & { crash(): void };
}

interface Member {
  readonly owner: Owner;
  readonly receive: (message: unknown) => void;
}

export function createChannel(machine: Machine, rng: Chance): Channel {
  const conditions: ChannelConditions = { delayMs: 2, loss: 0, doubling: 0 };
  const members = new Set<Member>();
  /** Like Web Locks: kept even by a frozen holder. */
  const queue: { readonly owner: Owner; readonly onChange: (leading: boolean) => void }[] = [];
  let posts = 0;

  function send(message: unknown, from?: Member): void {
    for (const member of members) {
      if (member === from || rng.happens(conditions.loss)) continue;
      const copies = rng.happens(conditions.doubling) ? 2 : 1;
      for (let copy = 0; copy < copies; copy++) {
        const arrival = structuredClone(message);
        machine.schedule(member.owner, rng.next() * conditions.delayMs, () => {
          if (members.has(member)) member.receive(arrival);
        });
      }
    }
  }

  function grant(): void {
    const first = queue[0];
    if (first) machine.schedule(first.owner, 0, () => first === queue[0] && first.onChange(true));
  }

  function leave(candidate: (typeof queue)[number]): void {
    const place = queue.indexOf(candidate);
    if (place < 0) return;
    queue.splice(place, 1);
    if (place === 0) grant();
  }

  return {
    conditions,
    posts: () => posts,
    inject: (message) => send(message),
    link(owner, onDeliver) {
      let crash = () => {};
      return {
        crash: () => crash(),
        connect(onMessage) {
          const member: Member = {
            owner,
            receive(message) {
              onDeliver(message);
              onMessage(message);
            },
          };
          members.add(member);
          const candidacies = new Set<(typeof queue)[number]>();
          crash = () => {
            members.delete(member);
            for (const candidate of candidacies) leave(candidate);
          };
          return {
            post(message: TabMessage) {
              posts++;
              send(message, member);
            },
            lead(onChange, steal) {
              const candidate = { owner, onChange };
              candidacies.add(candidate);
              const robbed = steal ? queue.shift() : undefined;
              if (robbed) machine.schedule(robbed.owner, 0, () => robbed.onChange(false));
              if (robbed) queue.push(robbed);
              if (steal) queue.unshift(candidate);
              else queue.push(candidate);
              if (queue[0] === candidate) grant();
              return () => {
                candidacies.delete(candidate);
                leave(candidate);
                onChange(false);
              };
            },
            close: () => void members.delete(member),
          };
        },
      };
    },
  };
}
