/**
 * A browser as people run it: one profile, its own defaults, background tabs that are hidden and throttled. What tests
 * of a page's life need, in the terms that every browser shares.
 */
export interface RealBrowser {
  readonly name: 'Chromium' | 'Firefox';
  /** The leader of the browser's process group. */
  readonly pid: number;
  /** Opens a tab in front of the others. `prepare` runs there before the scripts of every page. */
  newTab(...prepare: (() => void)[]): Promise<Tab>;
  close(): Promise<void>;
}

/** A tab. Only the one in front is visible. */
export interface Tab {
  /** What the pages of this tab have written to the console. */
  readonly console: readonly string[];
  /** The errors and rejections that no page of this tab has handled. */
  readonly errors: readonly string[];
  /** Resolves once the page has loaded. */
  goto(url: string): Promise<void>;
  /** Runs a function in the page. It sees nothing of this side but its argument. */
  evaluate<Result, Argument>(script: (argument: Argument) => Result, argument: Argument): Promise<Awaited<Result>>;
  bringToFront(): Promise<void>;
  /** Clicks a button in the tab in front. */
  click(button: string): Promise<void>;
  /** Clicks the middle of an element in the tab in front. */
  clickAt(selector: string): Promise<void>;
  /** Presses a key, such as `KeyA`, in the tab in front. */
  press(key: 'KeyA' | 'Enter' | 'Escape' | 'Tab'): Promise<void>;
  /** Types into the element that has focus in the tab in front. */
  type(text: string): Promise<void>;
  /** Moves the pointer in the tab in front. */
  moveTo(x: number, y: number): Promise<void>;
  /** A picture of the tab in front, as PNG. */
  screenshot(): Promise<Uint8Array>;
  close(): Promise<void>;
}
