/** A text before the page's title. */
export interface PageTitle {
  /** Puts the text before the title that the host has set by now. */
  set(text: string): void;
  /** Gives the title back, unless the host has changed it meanwhile. */
  restore(): void;
}

/** Takes charge of the start of the page's title: a person in another tab sees nothing else of this one. */
export function pageTitle(): PageTitle {
  let host = '';
  let ours: string | null = null;
  return {
    set(text) {
      if (document.title !== ours) host = document.title;
      ours = host ? `${text} · ${host}` : text;
      document.title = ours;
    },
    restore() {
      if (document.title === ours) document.title = host;
      ours = null;
    },
  };
}
