'use client';

import { type ReactElement, useEffect, useRef, useState } from 'react';
import { parseDuration } from './parse-duration.ts';

interface TypedDurationProps {
  readonly id: string;
  readonly label: string;
  readonly locale: string;
  /** The id of the hint, or of the error. */
  readonly describedBy: string;
  /** Empty if the text can be read. */
  readonly error: string;
  readonly onRead: (ms: number) => void;
  /** Called with an empty text if it can be read. */
  readonly onUnread: (text: string) => void;
}

/** Applies the text when the user presses Enter or leaves. Keeps what it cannot read. */
export function TypedDuration(props: TypedDurationProps): ReactElement {
  const { id, label, locale, describedBy, error, onRead, onUnread } = props;
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const read = (of: string) => (of.trim() ? parseDuration(of, locale) : undefined);

  useEffect(() => input.current?.setCustomValidity(error));

  function apply(): void {
    const ms = read(text);
    if (error || ms === null) onUnread(ms === null ? text : '');
    if (ms !== null) setText('');
    if (typeof ms === 'number') onRead(ms);
  }

  return (
    <div className="curfew-unit curfew-typed">
      <label htmlFor={id}>{label}</label>
      <input
        ref={input}
        id={id}
        type="text"
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="done"
        value={text}
        aria-invalid={!!error}
        aria-describedby={describedBy}
        onChange={({ target }) => {
          setText(target.value);
          if (error && read(target.value) !== null) onUnread('');
        }}
        onKeyDown={(event) => {
          // An input method uses Enter to choose a word.
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          apply();
        }}
        onBlur={apply}
      />
    </div>
  );
}
