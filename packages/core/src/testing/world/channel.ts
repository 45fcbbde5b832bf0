import type { TabAdapter } from '../../ports.ts';
import type { TabMessage } from '../../state/message.ts';
import type { Chance } from './chance.ts';
import type { Machine, Owner } from './machine.ts';

/** How well messages between tabs travel. */
export interface Weather {
  /** The longest that a message takes, in ms. Those that take longer than others arrive out of order. */
  delayMs: number;
  /** The share of messages that is lost, from 0 to 1. */
  loss: number;
  /** The share of messages that arrives twice, from 0 to 1. */
  doubling: number;
}

/** A channel between the tabs of one browser, with the lock by which one of them leads. */
export interface Channel {
  readonly weather: Weather;
  /** Messages posted so far. */
  posts(): number;
  /** Another product's or an old page's message: every tab hears it. */
  inject(message: unknown): void;
  /** One tab's way to it. */
  link(owner: Owner, onDeliver: (message: unknown) => void): TabAdapter & { crash(): void };
}

interface Member {
  readonly owner: Owner;
  readonly hear: (message: unknown) => void;
}

export function createChannel(machine: Machine, dice: Chance): Channel {
  const weather: Weather = { delayMs: 2, loss: 0, doubling: 0 };
  const members = new Set<Member>();
  /** As Web Locks do it: first come, first served, and who holds it keeps it, frozen or not. */
  const queue: { readonly owner: Owner; readonly onChange: (leading: boolean) => void }[] = [];
  let posts = 0;

  function send(message: unknown, from?: Member): void {
    for (const member of members) {
      if (member === from || dice.happens(weather.loss)) continue;
      const copies = dice.happens(weather.doubling) ? 2 : 1;
      for (let copy = 0; copy < copies; copy++) {
        const arrival = structuredClone(message);
        machine.schedule(member.owner, dice.next() * weather.delayMs, () => {
          if (members.has(member)) member.hear(arrival);
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
    weather,
    posts: () => posts,
    inject: (message) => send(message),
    link(owner, onDeliver) {
      let crash = () => {};
      return {
        crash: () => crash(),
        connect(onMessage) {
          const member: Member = {
            owner,
            hear(message) {
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
            post(envelope: TabMessage) {
              posts++;
              send(envelope, member);
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
