import type { SignInPage } from '../ports.ts';
import { listen } from './listen.ts';

/** How often the address is read in browsers without the Navigation API, in ms. */
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
      if (navigation) return listen(navigation, ['currententrychange'], onMove);
      let href = location?.href;
      const look = () => {
        if (href !== location?.href) onMove();
        href = location?.href;
        cancel = setTimer(look, LOOK_MS);
      };
      let cancel = setTimer(look, LOOK_MS);
      // Back shows a page at once.
      const stop = listen(globalThis.window, ['popstate', 'hashchange'], onMove);
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
