import { createRoot } from 'react-dom/client';
import { type IIdleTimer, type IIdleTimerProps, useIdleTimer } from 'react-idle-timer';
import { type Candidate, steadyNow } from './candidate.ts';

let timer: IIdleTimer | undefined;
let renders = 0;
let toldAt: number | null = null;

function onIdle(): void {
  toldAt ??= steadyNow();
}

function Timer(props: IIdleTimerProps) {
  renders++;
  timer = useIdleTimer({ ...props, onIdle });
  return null;
}

/** react-idle-timer in a component of its own, as its documentation shows it. */
export function startIdleTimer(props: IIdleTimerProps): Candidate {
  createRoot(document.body.appendChild(document.createElement('div'))).render(<Timer {...props} />);
  return {
    deadline: () => Date.now() + (timer?.getRemainingTime() ?? Infinity),
    over: () => timer?.isIdle() ?? false,
    toldAt: () => toldAt,
    renders: () => renders,
  };
}
