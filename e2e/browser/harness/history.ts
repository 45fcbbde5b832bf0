import type { Tab } from './real-browser.ts';

export type Sight = 'nothing' | 'sign-in' | 'protected' | 'warning' | 'over';

export interface Entry {
  /** ms since the Unix epoch, by the page's clock. */
  readonly at: number;
  /**
   * - `sees`: what the page shows has changed to `value`
   * - `frame`: what the first frame after the page was shown or resumed contained
   * - `show`: the page was shown, from the back/forward cache or loaded; it was frozen, or has resumed
   * - `tick`: a plain timer, armed again each time, has fired
   * - `input`: the browser has dispatched an input event
   * - `post`, `receive`, `write`: a message to other tabs, a message from them, a write to storage
   * - `stored`: another tab has written to storage
   */
  readonly what: 'sees' | 'frame' | 'show' | 'tick' | 'input' | 'post' | 'receive' | 'write' | 'stored';
  readonly value: string;
}

declare global {
  interface Window {
    readonly pageHistory: {
      readonly entries: readonly Entry[];
      sight(): Sight;
      startTicks(): void;
    };
  }
}

/** Runs before the page's scripts. */
export function recordHistory(): void {
  const entries: Entry[] = [];
  const record = (what: Entry['what'], value = '') => void entries.push({ at: Date.now(), what, value });

  const visible = (selector: string) =>
    [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility({ visibilityProperty: true }));
  function sight(): Sight {
    if (
      visible('h1, h2').some(({ textContent }) => /session (has )?(ended|expired)|you’ve signed out/i.test(textContent))
    )
      return 'over';
    if (visible('[role=alertdialog]').length > 0) return 'warning';
    if (visible('input[type=email]').length > 0) return 'sign-in';
    return visible('button').some(({ textContent }) => textContent === 'Sign out') ? 'protected' : 'nothing';
  }

  let last: Sight = 'nothing';
  function look(): void {
    const next = sight();
    if (next !== last) record('sees', next);
    last = next;
  }
  new MutationObserver(look).observe(document, {
    attributes: true,
    characterData: true,
    childList: true,
    subtree: true,
  });

  function show(how: string): void {
    record('show', how);
    requestAnimationFrame(() => record('frame', sight()));
  }
  addEventListener('pageshow', ({ persisted }) => show(persisted ? 'from the cache' : 'loaded'));
  document.addEventListener('freeze', () => record('show', 'frozen'));
  document.addEventListener('resume', () => show('resumed'));
  for (const type of ['pointermove', 'pointerdown', 'keydown'])
    addEventListener(type, ({ isTrusted }) => isTrusted && record('input', type), { capture: true });
  addEventListener('storage', ({ newValue }) => record('stored', newValue ?? ''));

  const { postMessage } = BroadcastChannel.prototype;
  BroadcastChannel.prototype.postMessage = function (message) {
    record('post', JSON.stringify(message));
    postMessage.call(this, message);
  };
  globalThis.BroadcastChannel = class extends BroadcastChannel {
    constructor(name: string) {
      super(name);
      this.addEventListener('message', ({ data }) => record('receive', JSON.stringify(data)));
    }
  };
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function (key, value) {
    record('write', key);
    setItem.call(this, key, value);
  };

  function startTicks(): void {
    setTimeout(() => {
      record('tick');
      startTicks();
    }, 50);
  }
  Object.assign(window, { pageHistory: { entries, sight, startTicks } });
}

export function historyOf(tab: Tab, since = 0): Promise<Entry[]> {
  return tab.evaluate((from) => window.pageHistory.entries.filter(({ at }) => at >= from), since);
}

export async function sightsSince(tab: Tab, since: number): Promise<string[]> {
  return valuesOf(await historyOf(tab, since), 'sees');
}

export function valuesOf(entries: readonly Entry[], what: Entry['what']): string[] {
  return entries.filter((entry) => entry.what === what).map(({ value }) => value);
}

/** A plain timer shows how the browser throttles timers. */
export function startTicks(tab: Tab): Promise<void> {
  return tab.evaluate(() => window.pageHistory.startTicks(), null);
}

export async function ticksBetween(tab: Tab, from: number, to = Infinity): Promise<number> {
  return (await historyOf(tab, from)).filter(({ at, what }) => what === 'tick' && at < to).length;
}
