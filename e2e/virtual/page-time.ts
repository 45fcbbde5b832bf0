/** What a page reports once it has received everything that other pages sent before. */
export interface PageReport {
  readonly id: string;
  /** Grows with everything that has effects beyond the page: requests, messages, locks, writes, navigations. */
  readonly activity: number;
  /** Requests and navigations without a complete response, and timers without a delay that have not run yet. */
  readonly pending: number;
  /** Bytes read from each event stream, by the server's id. */
  readonly streams: Readonly<Record<string, number>>;
  /** ms since the Unix epoch; `null` without a timer. */
  readonly nextAt: number | null;
}

export interface PageTime {
  /**
   * Sets the time of pages of one origin, then runs what is due in each. A timer that is due earlier, because its page set
   * it after its last report, runs at its own instant.
   */
  moveTo(at: number, pages: readonly PageReport[]): Promise<Moved>;
  /**
   * Moves pages of one origin from timer to timer, until one has effects beyond its page or the next timer is not
   * before `limit`. So a countdown takes one call, not one per second.
   */
  moveAlone(limit: number, pages: readonly PageReport[]): Promise<Moved>;
  /** As if the machine was suspended until then: timers and `performance.now` stop. */
  sleepTo(at: number): void;
  /** Timers and `performance.now` continue. */
  setWallBehind(ms: number): void;
  /** Resolves once the page has received what the other pages of its origin sent before this `round`. */
  settle(round: number, pages: number): Promise<PageReport>;
  /** What the page holds. */
  counts(): { readonly timers: number; readonly streams: number };
}

export interface Moved {
  /** ms since the Unix epoch. */
  readonly now: number;
  readonly reports: readonly PageReport[];
  /** Whether something has had effects beyond its page. */
  readonly isCaused: boolean;
}

declare global {
  interface Window {
    virtualTime: PageTime;
  }
}

/** The `Server-Timing` metrics that pass the time to a document. */
export const timeMetrics = (now: number, wallBehindMs: number): string =>
  `virtual-time;dur=${now}, virtual-wall-behind;dur=${wallBehindMs}`;

export const STREAM_HEADER = 'x-test-stream';

/**
 * Runs in a page before its scripts. Replaces `Date`, `performance.now` and timers by a time that only the test moves.
 * Animation frames, rendering, messages and requests stay the browser's own.
 *
 * A timer without a delay runs at once, because no time has to pass. Intervals do not count as due: each runs once when
 * the time moves past it. So a minute without other events is one step, not sixty.
 */
export function installPageTime(streamHeader: string): void {
  type Navigation = PerformanceNavigationTiming & { readonly deliveryType?: string };
  const [navigation] = performance.getEntriesByType('navigation') as Navigation[];
  const sent = (metric: string) => navigation?.serverTiming.find(({ name }) => name === metric)?.duration;
  const openedAt = sent('virtual-time');
  if (openedAt === undefined || window.top !== window) return;
  // A document from the cache has the time at which it was stored.
  if (navigation?.deliveryType === 'cache') throw new Error(`The document of ${location.href} is from the cache.`);

  const ownId = crypto.randomUUID();
  let now = openedAt;
  let sleptMs = 0;
  let behindMs = sent('virtual-wall-behind') ?? 0;
  let activity = 0;
  let pending = 0;
  /** Grows with changes of the document and data of its streams. */
  let changes = 0;
  const streams: Record<string, number> = {};

  const turn = () =>
    new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    });

  // Date

  const SystemDate = Date;
  function VirtualDate(this: unknown, ...parts: []): Date | string {
    if (!new.target) return new SystemDate(now - behindMs).toString();
    return Reflect.construct(SystemDate, parts.length ? parts : [now - behindMs], new.target) as Date;
  }
  Object.setPrototypeOf(VirtualDate, SystemDate);
  VirtualDate.prototype = SystemDate.prototype;
  VirtualDate.now = () => now - behindMs;
  window.Date = VirtualDate as unknown as DateConstructor;
  performance.now = () => now - openedAt - sleptMs;

  // Timers

  interface Timer {
    readonly at: number;
    readonly everyMs: number | null;
    readonly run: () => void;
  }
  const timers = new Map<number, Timer>();
  let lastId = 0;

  function addTimer(repeats: boolean, callback: TimerHandler, delay = 0, ...args: unknown[]): number {
    // Whole milliseconds, as `Date.now` has in a browser: stores have no others.
    const ms = Math.max(Math.ceil(Number(delay)) || 0, repeats ? 1 : 0);
    const run = typeof callback === 'function' ? () => callback(...args) : () => {};
    const id = ++lastId;
    timers.set(id, { at: now + ms, everyMs: repeats ? ms : null, run });
    if (!repeats && ms <= 0) {
      pending++;
      void turn().then(() => {
        pending--;
        activity++;
        const timer = timers.get(id);
        timers.delete(id);
        if (timer) runOne(timer);
      });
    }
    return id;
  }
  const removeTimer = (id?: number) => void timers.delete(Number(id));
  Object.assign(window, {
    setTimeout: addTimer.bind(null, false),
    setInterval: addTimer.bind(null, true),
    clearTimeout: removeTimer,
    clearInterval: removeTimer,
  });

  function earliest(): [id: number, timer: Timer] | undefined {
    let first: [number, Timer] | undefined;
    for (const entry of timers) {
      if (entry[1].everyMs === null && (!first || entry[1].at < first[1].at)) first = entry;
    }
    return first;
  }

  /** Each timer runs at its own instant. Returns whether there were any. */
  function runUntil(isDue: (timer: Timer) => boolean): boolean {
    let ran = false;
    for (let first = earliest(); first && isDue(first[1]); first = earliest()) {
      const [id, timer] = first;
      timers.delete(id);
      now = Math.max(now, timer.at);
      runOne(timer);
      ran = true;
    }
    return ran;
  }

  function runOne(timer: Timer): void {
    try {
      timer.run();
    } catch (error) {
      reportError(error);
    }
  }

  // Requests

  const systemFetch = window.fetch.bind(window);
  window.fetch = async (...request) => {
    activity++;
    pending++;
    const done = () => {
      pending--;
      activity++;
    };
    try {
      const response = await systemFetch(...request);
      const id = response.headers.get(streamHeader);
      if (id === null) {
        void response
          .clone()
          .arrayBuffer()
          .catch(() => {})
          .then(done);
        return response;
      }
      streams[id] = 0;
      done();
      const counter = new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          streams[id] = (streams[id] ?? 0) + chunk.byteLength;
          changes++;
          controller.enqueue(chunk);
        },
      });
      const closed = () => {
        delete streams[id];
        activity++;
      };
      const body = (response.body as ReadableStream<Uint8Array>).pipeThrough(counter);
      request[1]?.signal?.addEventListener('abort', closed);
      return new Response(body, response);
    } catch (error) {
      done();
      throw error;
    }
  };

  // Messages, writes, locks

  const SystemChannel = window.BroadcastChannel;
  const { postMessage } = SystemChannel.prototype;
  /** Messages of timers that were due earlier wait until every page has the new time: none is from the future. */
  let held: (() => void)[] | null = null;
  SystemChannel.prototype.postMessage = function (message) {
    activity++;
    if (held) held.push(() => postMessage.call(this, message));
    else postMessage.call(this, message);
  };
  function release(): void {
    const sending = held ?? [];
    held = null;
    for (const send of sending) send();
  }
  for (const name of ['setItem', 'removeItem', 'clear'] as const) {
    const write = Storage.prototype[name] as (...args: unknown[]) => void;
    Storage.prototype[name] = function (...args: unknown[]) {
      activity++;
      write.apply(this, args);
    };
  }
  const { locks } = navigator;
  if (locks) {
    const request = locks.request.bind(locks) as (...args: unknown[]) => Promise<unknown>;
    locks.request = ((...args: unknown[]) => {
      activity++;
      const granted = args.pop() as (lock: unknown) => unknown;
      return request(...args, (lock: unknown) => {
        activity++;
        return granted(lock);
      });
    }) as typeof locks.request;
  }

  // Navigations

  const { navigation: navigations } = window as { navigation?: EventTarget };
  let leaving = 0;
  navigations?.addEventListener('navigate', (event) => {
    activity++;
    const { destination, downloadRequest } = event as NavigateEvent;
    if (destination.sameDocument || downloadRequest !== null) return;
    pending++;
    leaving++;
  });
  const stay = () => {
    pending -= leaving;
    leaving = 0;
  };
  navigations?.addEventListener('navigateerror', stay);
  addEventListener('pageshow', stay);

  // Other pages: messages that a page sends before its part of a round arrive before that part.

  const rounds = new Map<number, number>();
  let check = () => {};
  let endRound = () => {};
  const receive = (round: number) => {
    rounds.set(round, (rounds.get(round) ?? 0) + 1);
    check();
  };
  const meeting = new SystemChannel('virtual-time');
  meeting.onmessage = ({ data }) => {
    if (typeof data === 'number') receive(data);
    else void obey(data as Order);
  };

  // Orders between pages: one page moves all pages of its origin, which saves a call for each.

  interface Order {
    readonly to: string;
    readonly from: string;
    readonly number: number;
    /** What to do. A response has none. */
    readonly name?: keyof typeof orders;
    readonly value: unknown;
  }
  const orders = {
    /** Also returns whether a timer is due or has run. */
    setTo(at: number): PageReport & { readonly isDue: boolean } {
      held = [];
      const ran = runUntil((timer) => timer.at < at);
      now = at;
      if (!ran) release();
      return { ...report(), isDue: ran || [...timers.values()].some((timer) => timer.at <= now) };
    },
    async runDue(): Promise<PageReport> {
      release();
      runUntil((timer) => timer.at <= now);
      for (const [id, timer] of [...timers]) {
        if (timer.everyMs === null || timer.at > now) continue;
        timers.set(id, { ...timer, at: now + timer.everyMs });
        runOne(timer);
      }
      await render();
      return report();
    },
  };
  const answers = new Map<number, (value: unknown) => void>();
  let lastOrder = 0;

  async function obey({ to, from, number, name, value }: Order): Promise<void> {
    if (to !== ownId) return;
    if (!name) return answers.get(number)?.(value);
    const answer = await orders[name](value as number);
    postMessage.call(meeting, { to: from, from: ownId, number, value: answer } satisfies Order);
  }

  async function order<Name extends keyof typeof orders>(to: string, name: Name, value: number) {
    type Answer = Awaited<ReturnType<(typeof orders)[Name]>>;
    if (to === ownId) return (await orders[name](value)) as Answer;
    const number = ++lastOrder;
    const answer = new Promise((resolve) => answers.set(number, resolve));
    postMessage.call(meeting, { to, from: ownId, number, name, value } satisfies Order);
    return (await answer.finally(() => answers.delete(number))) as Answer;
  }

  async function moveTo(at: number, pages: readonly PageReport[]): Promise<Moved> {
    const reports: PageReport[] = [];
    for (const { isDue, ...page } of await Promise.all(pages.map(({ id }) => order(id, 'setTo', at)))) {
      reports.push(isDue ? await order(page.id, 'runDue', at) : page);
    }
    return { now, reports, isCaused: reports.some(({ activity }, index) => activity !== pages[index]?.activity) };
  }

  const observer = new MutationObserver(() => changes++);
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });

  /** Lets the page handle pending work. */
  async function render(): Promise<void> {
    for (let before = -1; before !== changes; ) {
      before = changes;
      await turn();
      await turn();
    }
  }

  const report = (): PageReport => ({ id: ownId, activity, pending, streams, nextAt: earliest()?.[1].at ?? null });

  window.virtualTime = {
    moveTo,
    async moveAlone(limit, pages) {
      let moved: Moved = { now, reports: pages, isCaused: false };
      for (;;) {
        const at = Math.min(...moved.reports.map(({ nextAt }) => nextAt ?? Infinity));
        if (moved.isCaused || at >= limit) return moved;
        moved = await moveTo(at, moved.reports);
      }
    },
    sleepTo(at) {
      for (const [id, timer] of timers) timers.set(id, { ...timer, at: timer.at + at - now });
      sleptMs += at - now;
      now = at;
    },
    setWallBehind(ms) {
      behindMs = ms;
    },
    counts: () => ({ timers: timers.size, streams: Object.keys(streams).length }),
    async settle(round, pages) {
      await render();
      postMessage.call(meeting, round);
      await new Promise<void>((resolve) => {
        // A round that another page never joins, because it navigates, ends with the next one.
        endRound();
        endRound = resolve;
        check = () => {
          if ((rounds.get(round) ?? 0) >= pages - 1) resolve();
        };
        check();
      });
      rounds.delete(round);
      await render();
      return report();
    },
  };
}
