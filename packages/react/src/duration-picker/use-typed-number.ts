'use client';

import { type KeyboardEvent, useRef } from 'react';

/** The longest pause between the digits of one number. */
const PAUSE_MS = 1_000;

/** A browser looks for the next option that begins with the digit: from 7, the key 5 would select 50. */
export function useTypedNumber(
  options: readonly number[],
  onValue: (value: number) => void,
): (event: KeyboardEvent) => void {
  const typed = useRef({ digits: '', at: 0 });
  return (event) => {
    const { key, timeStamp, ctrlKey, metaKey, altKey } = event;
    if (!/^\d$/.test(key) || ctrlKey || metaKey || altKey) return;
    event.preventDefault();
    const { digits, at } = typed.current;
    const longer = (timeStamp - at < PAUSE_MS ? digits : '') + key;
    // A digit that makes no offered number begins the next one.
    const next = [longer, key].find((one) => options.includes(Number(one)));
    typed.current = { digits: next ?? '', at: timeStamp };
    if (next !== undefined) onValue(Number(next));
  };
}
