import type { SignInPage } from '../ports.ts';
import { listen } from './listen.ts';

/** Without the Navigation API. */
const LOOK_MS = 250;

/**
 * Recognises the page that signs in. An ended session is neither shown nor reported there.
 *
 * @param page - its path, or a function that decides by the location
 * @see https://html.spec.whatwg.org/multipage/nav-history-apis.html#navigation-interface
 * @example
 * createBareSession({ clock, policy, signInPage: signInPage('/sign-in') });
 */
export function signInPage(page: string | ((location: Location) => boolean)): SignInPage {
  return {
    isHere() {
      const { location } = globalThis as { location?: Location };
      if (!location) return false;
      return typeof page === 'string' ? trimmed(location.pathname) === trimmed(page) : page(location);
    },
    watch(onMove, { setTimer }) {
      const { navigation, location } = globalThis as { navigation?: EventTarget; location?: Location };
      let href = location?.href;
      // A page may replace its entry and stay: htmx does so with each request.
      const look = () => {
        if (href === location?.href) return;
        href = location?.href;
        onMove();
      };
      if (navigation) return listen(navigation, ['currententrychange'], look);
      const poll = () => {
        look();
        cancel = setTimer(poll, LOOK_MS);
      };
      let cancel = setTimer(poll, LOOK_MS);
      const stop = listen(globalThis.window, ['popstate', 'hashchange'], look);
      return () => {
        stop();
        cancel();
      };
    },
  };
}

function trimmed(path: string): string {
  return path.replace(/\/$/, '');
}
