/** A browser with its own defaults, in terms that all browsers share. */
export interface RealBrowser {
  readonly name: 'Chromium' | 'Firefox' | 'WebKit';
  /** The leader of the browser's process group. */
  readonly pid: number;
  /** Opens a tab in front of the others. `prepare` runs there before the scripts of every page. */
  newTab(...prepare: (() => void)[]): Promise<Tab>;
  close(): Promise<void>;
}

/** Only the tab in front is visible and receives input. */
export interface Tab {
  readonly console: readonly string[];
  /** Errors and rejections that no page has handled. */
  readonly errors: readonly string[];
  goto(url: string): Promise<void>;
  /** Runs a function in the page, which can use only its argument. */
  evaluate<Result, Argument>(script: (argument: Argument) => Result, argument: Argument): Promise<Awaited<Result>>;
  bringToFront(): Promise<void>;
  click(button: string): Promise<void>;
  clickAt(selector: string): Promise<void>;
  press(key: 'KeyA' | 'Enter' | 'Escape' | 'Tab'): Promise<void>;
  type(text: string): Promise<void>;
  moveTo(x: number, y: number): Promise<void>;
  screenshot(): Promise<Uint8Array>;
  /** Freezes or resumes the page as the browser does to save energy. Only Chromium offers it, for a tab in the background. */
  setFrozen?(isFrozen: boolean): Promise<void>;
  close(): Promise<void>;
}
