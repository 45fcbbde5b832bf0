import type { Browser, CDPSession, Page } from '@playwright/test';
import type { Gateway } from './gateway.ts';
import type { PageReport, PageTime } from './page-time.ts';
import { createServerTime, type ServerTime } from './server-time.ts';

/** Noon in London, on a Tuesday. */
const START = Date.UTC(2026, 10, 24, 12);

/** Enough for any busy machine. */
const SETTLE_LIMIT_MS = 60_000;

const UNITS = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 } as const;

/** One time for every page of a browser and for the servers behind it. Only the test moves it. */
export interface VirtualTime {
  /** ms since the Unix epoch. */
  now(): number;
  readonly server: ServerTime;
  /** Such as `13m` or `1h30m`. Each timer runs at its own instant, and so do its effects. */
  pass(duration: string): Promise<void>;
  /** Suspends the machines of all pages: their timers stop, the server's continue. */
  sleep(duration: string): Promise<void>;
  /** Sets the machine's wall clock back, also for pages that open later. Timers and servers go on. */
  setWallBack(duration: string): Promise<void>;
  /** How far the wall clock of the machine is behind, in ms. */
  wallBehindMs(): number;
  /** Resolves once nothing more happens without time passing. */
  settle(): Promise<void>;
  join(gateway: Gateway): void;
  /** A gateway waits for it before it passes on a request. */
  whenSame(): Promise<void>;
}

interface Report extends PageReport {
  readonly page: Page;
}

export function createVirtualTime(browser: Browser): VirtualTime {
  const server = createServerTime(START);
  const gateways: Gateway[] = [];
  let same = Promise.resolve();
  /** What the servers had written when the pages last settled. */
  let settled = '';
  let round = 0;
  let wallBehindMs = 0;

  // Calls over the devtools protocol are fast, and do not appear in the trace.
  const connections = new WeakMap<Page, Promise<CDPSession>>();

  async function call<Name extends keyof PageTime>(
    page: Page,
    name: Name,
    ...args: Parameters<PageTime[Name]>
  ): Promise<Awaited<ReturnType<PageTime[Name]>>> {
    const connection = connections.get(page) ?? page.context().newCDPSession(page);
    connections.set(page, connection);
    const { result, exceptionDetails } = await (await connection).send('Runtime.evaluate', {
      expression: `virtualTime.${name}(${args.map((arg) => JSON.stringify(arg)).join()})`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  const originOf = (page: Page) => (page.url().startsWith('http') ? new URL(page.url()).origin : '');

  /** Grouped by profile and origin. */
  function groups(): Page[][] {
    const isOurs = (page: Page) => !page.isClosed() && gateways.some(({ url }) => isServedBy(url, originOf(page)));
    return browser.contexts().flatMap((context) => {
      const pages = context.pages().filter(isOurs);
      return [...new Set(pages.map(originOf))].map((origin) => pages.filter((page) => originOf(page) === origin));
    });
  }

  /** Returns whether a page has read all bytes that the gateways wrote to its streams. */
  function isRead(streams: PageReport['streams']): boolean {
    return Object.entries(streams).every(([id, bytes]) =>
      gateways.some((gateway) => gateway.streams.get(id) === bytes),
    );
  }

  const written = () => gateways.flatMap(({ streams }) => [...streams.values()]).join();

  /** Each page reports once it has received what the others sent before. */
  async function collect(): Promise<Report[] | null> {
    round++;
    const all = groups().flatMap((pages) => pages.map((page) => ({ page, count: pages.length })));
    try {
      return await Promise.all(
        all.map(async ({ page, count }) => ({
          page,
          ...(await call(page, 'settle', round, count)),
        })),
      );
    } catch {
      // A page navigates or has closed.
      return null;
    }
  }

  /** Waits until two rounds in a row report the same, or the first has no more activity than these pages had. */
  async function settle(pages?: Report[]): Promise<Report[]> {
    const limit = performance.now() + SETTLE_LIMIT_MS;
    let before = pages && JSON.stringify(activityOf(pages));
    let previous = '';
    for (;;) {
      const reports = await collect();
      const state = JSON.stringify([reports?.map(withoutPage), written(), server.nextAt()]);
      const isQuiet = reports?.every(({ pending, streams }) => pending === 0 && isRead(streams));
      if (reports && isQuiet && (state === previous || JSON.stringify(activityOf(reports)) === before)) {
        settled = written();
        return reports;
      }
      previous = state;
      before = undefined;
      if (performance.now() > limit) throw new Error(`The pages do not settle: ${state}`);
    }
  }

  const activityOf = (pages: Report[]) => pages.map(({ id, activity }) => [id, activity]);

  /** Lets one page of each group move the whole group. Requests to a server wait until the server has the same time. */
  async function move(name: 'moveAlone' | 'moveTo', at: number, pages: Report[]) {
    let done = () => {};
    same = new Promise((resolve) => {
      done = resolve;
    });
    try {
      const reports: Report[] = [];
      let isCaused = false;
      for (const group of groups()) {
        const known = pages.filter(({ page }) => group.includes(page));
        const [first] = known;
        if (!first) continue;
        const moved = await call(first.page, name, at, known.map(withoutPage));
        reports.push(...known.map(({ page }, index) => ({ ...(moved.reports[index] as PageReport), page })));
        isCaused ||= moved.isCaused;
        server.moveTo(Math.max(server.now(), moved.now));
      }
      return { reports, isCaused };
    } finally {
      done();
    }
  }

  /** Moves the pages of one origin towards `limit` while they have no effects beyond themselves. */
  async function moveAlone(limit: number, pages: Report[]): Promise<Report[]> {
    if (groups().length !== 1 || nextAtOf(pages) >= limit) return pages;
    const { reports, isCaused } = await move('moveAlone', limit, pages);
    return isCaused ? settle() : reports;
  }

  async function moveTo(at: number, pages: Report[]): Promise<Report[]> {
    server.moveTo(at);
    const { reports, isCaused } = await move('moveTo', at, pages);
    if (isCaused) return settle();
    return written() === settled ? reports : settle(reports);
  }

  return {
    now: server.now,
    server,
    whenSame: () => same,
    join: (gateway) => void gateways.push(gateway),
    wallBehindMs: () => wallBehindMs,
    async settle() {
      await settle();
    },
    async setWallBack(duration) {
      wallBehindMs += msOf(duration);
      for (const page of groups().flat()) await call(page, 'setWallBehind', wallBehindMs);
    },
    async pass(duration) {
      const until = server.now() + msOf(duration);
      let reports = await settle();
      while (server.now() < until) {
        if (written() !== settled) reports = await settle(reports);
        reports = await moveAlone(Math.min(until, server.nextAt()), reports);
        const next = Math.min(server.nextAt(), nextAtOf(reports));
        reports = await moveTo(Math.min(until, Math.max(server.now(), next)), reports);
      }
      await settle();
    },
    async sleep(duration) {
      await settle();
      const at = server.now() + msOf(duration);
      await Promise.all(
        groups()
          .flat()
          .map((page) => call(page, 'sleepTo', at)),
      );
      server.moveTo(at);
      await settle();
    },
  };
}

const nextAtOf = (pages: Report[]) => Math.min(...pages.map(({ nextAt }) => nextAt ?? Infinity));

const withoutPage = ({ page, ...report }: Report): PageReport => report;

/** `http://name.localhost:1234` and `http://127.0.0.1:1234` are one server. */
function isServedBy(url: string, origin: string): boolean {
  return origin !== '' && new URL(url).port === new URL(origin).port;
}

function msOf(duration: string): number {
  const parts = [...duration.matchAll(/(\d+)(ms|[dhms])/g)];
  if (parts.map(([text]) => text).join('') !== duration)
    throw new TypeError(`"${duration}" is not a duration such as 1h30m.`);
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * UNITS[unit as keyof typeof UNITS], 0);
}
