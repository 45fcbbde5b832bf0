import { listen } from '../browser/listen.ts';

/**
 * Listens in a window and in all its frames of the same origin. A frame that is added or navigated is known only by its
 * `load` event.
 *
 * Listeners are on documents: those of a window could not be removed once its frame shows another origin.
 */
export function listenWithFrames(
  target: Partial<Window> | undefined,
  types: readonly string[],
  receive: (event: Event) => void,
): () => void {
  let stops: (() => void)[] = [];

  function arm(): void {
    const frames = documentsIn(target);
    stops = [
      ...[target as EventTarget | undefined, ...frames].map((place) => listen(place, types, receive)),
      ...[target?.document, ...frames].map((holder) => listen(holder, ['load'], follow)),
    ];
  }

  function follow({ target: loaded }: Event): void {
    if (!(loaded as Partial<HTMLIFrameElement>).contentWindow) return;
    disarm();
    arm();
  }

  function disarm(): void {
    for (const stop of stops) stop();
  }

  arm();
  return disarm;
}

function documentsIn(view: Partial<Window> = {}): Document[] {
  const found: Document[] = [];
  for (let at = 0; at < (view.length ?? 0); at++) {
    try {
      const frame = view[at] as Window;
      found.push(frame.document, ...documentsIn(frame));
    } catch {
      // A frame of another origin.
    }
  }
  return found;
}
