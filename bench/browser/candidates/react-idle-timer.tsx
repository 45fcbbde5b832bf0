import { createRoot } from 'react-dom/client';
import { useIdleTimer } from 'react-idle-timer';

function Timer() {
  useIdleTimer({ timeout: 900_000, promptBeforeIdle: 120_000 });
  return null;
}

export function start(): void {
  createRoot(document.body.appendChild(document.createElement('div'))).render(<Timer />);
}
