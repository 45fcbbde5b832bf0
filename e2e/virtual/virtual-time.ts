import type { Browser, CDPSession, Page } from '@playwright/test';
import type { Gateway } from './gateway.ts';
import type { PageReport, PageTime } from './page-time.ts';
import { createServerTime, type ServerTime } from './server-time.ts';

/** Noon in London, on a Tuesday. */
const START = Date.UTC(2026, 10, 24, 12);

/** Far beyond any busy machine: whatever is not quiet by then is broken. */
const SETTLE_LIMIT_MS = 60_000;

const UNITS = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 } as const;

/** One time for every page of a browser and for the servers behind it. Only the test moves it. */
export interface VirtualTime {
  /** ms since the Unix epoch. */
  now(): number;
  readonly server: ServerTime;
  /** Lets time pass, such as `13m` or `1h30m`: each timer runs at its own instant, and what it causes happens then. */
  pass(duration: string): Promise<void>;
  /** Lets the machines of all pages sleep: their timers stand still, the server goes on. */
  sleep(duration: string): Promise<void>;
  /** Sets the machine's wall clock back, also for pages that open later. Timers and servers go on. */
  setWallBack(duration: string): Promise<void>;
  /** How far the wall clock of the machine is behind, in ms. */
  wallBehindMs(): number;
  /** Resolves once nothing more happens without time passing. */
  settle(): Promise<void>;
  /** Lets pages reach servers through this gateway. */
  join(gateway: Gateway): void;
}

interface Report extends PageReport {
  readonly page: Page;
}

export function createVirtualTime(browser: Browser): VirtualTime {
  const server = createServerTime(START);
  const gateways: Gateway[] = [];
  let round = 0;
  let wallBehindMs = 0;

  // Calls over the devtools protocol are short, and leave no line in the trace.
  const connections = new WeakMap<Page, Promise<CDPSession>>();

  async function call<Name extends keyof PageTime>(
    page: Page,
    name: Name,
    ...args: Parameters<PageTime[Name]>
  ): Promise<Awaited<ReturnType<PageTime[Name]>>> {
    const connection = connections.get(page) ?? page.context().newCDPSession(page);
    connections.set(page, connection);
    const { result, exceptionDetails } = await (await connection).send('Runtime.evaluate', {
      expression: `virtualTime.${name}(${args.join()})`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  const originOf = (page: Page) => (page.url().startsWith('http') ? new URL(page.url()).origin : '');

  /** The open pages that have virtual time, in groups that can send each other messages. */
  function groups(): Page[][] {
    const isOurs = (page: Page) => !page.isClosed() && gateways.some(({ url }) => isServedBy(url, originOf(page)));
    return browser.contexts().flatMap((context) => {
      const pages = context.pages().filter(isOurs);
      return [...new Set(pages.map(originOf))].map((origin) => pages.filter((page) => originOf(page) === origin));
    });
  }

  /** The bytes of the streams that pages read, as the gateway wrote them. */
  function isRead(streams: PageReport['streams']): boolean {
    return Object.entries(streams).every(([id, bytes]) =>
      gateways.some((gateway) => gateway.streams.get(id) === bytes),
    );
  }

  const written = () => gateways.flatMap(({ streams }) => [...streams.values()]).join();

  /** One round: each page reports once it has received what the others sent before. */
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

  /** Waits until two rounds in a row report the same. */
  async function settle(): Promise<Report[]> {
    const limit = performance.now() + SETTLE_LIMIT_MS;
    let previous = '';
    for (;;) {
      const reports = await collect();
      const state = JSON.stringify([
        reports?.map(({ page, ...rest }) => [page.url(), rest]),
        written(),
        server.nextAt(),
      ]);
      const isQuiet = reports?.every(({ pending, streams }) => pending === 0 && isRead(streams));
      if (reports && isQuiet && state === previous) return reports;
      previous = state;
      if (performance.now() > limit) throw new Error(`The pages do not come to rest: ${state}`);
    }
  }

  /** Moves all to one instant, then runs what is due there, and waits for what that causes. */
  async function moveTo(at: number, pages: Report[]): Promise<Report[]> {
    const before = written();
    server.moveTo(at);
    const isDue = await Promise.all(pages.map(({ page }) => call(page, 'setTo', at)));
    let isCaused = written() !== before;
    const reports: Report[] = [];
    for (const [index, known] of pages.entries()) {
      const report = isDue[index] ? await call(known.page, 'runDue') : known;
      isCaused ||= report.activity !== known.activity;
      reports.push({ ...report, page: known.page });
    }
    return isCaused ? settle() : reports;
  }

  return {
    now: server.now,
    server,
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
        const next = Math.min(server.nextAt(), ...reports.map(({ nextAt }) => nextAt ?? Infinity));
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
