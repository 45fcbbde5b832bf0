import { listen } from '../browser/listen.ts';

/**
 * Listens in a window and in all its frames of the same origin, however deep. Nobody tells a window that a frame came
 * or was navigated, but either way the frame then loads, which passes the document that holds it. Returns its own undo.
 *
 * Frames are listened to by their documents: a window stays the same object when its frame goes to another origin, and
 * would not let go of its listeners any more.
 */
export function listenWithFrames(
  target: Partial<Window> | undefined,
  types: readonly string[],
  hear: (event: Event) => void,
): () => void {
  let stops: (() => void)[] = [];

  function arm(): void {
    const frames = documentsIn(target);
    stops = [
      ...[target as EventTarget | undefined, ...frames].map((place) => listen(place, types, hear)),
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
      // Another origin's.
    }
  }
  return found;
}
