import { useState } from 'react';

export function useRemembered(name: string): [on: boolean, set: (on: boolean) => void] {
  const [on, set] = useState(() => sessionStorage.getItem(name) === 'on');
  return [
    on,
    (next) => {
      sessionStorage.setItem(name, next ? 'on' : 'off');
      set(next);
    },
  ];
}
