import type { ReactElement } from 'react';

/** Text between asterisks is bold. */
export function Rich({ text }: { readonly text: string }): ReactElement {
  return (
    <>
      {text.split('*').map((part, i) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never change places
        return i % 2 ? <strong key={i}>{part}</strong> : part;
      })}
    </>
  );
}
