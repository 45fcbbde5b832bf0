import type { ReactElement } from 'react';

/**
 * Text between asterisks is bold. Each part has an element: browsers that translate a page replace its texts, and React fails to
 * change or remove one beside others.
 */
export function Rich({ text }: { readonly text: string }): ReactElement {
  return (
    <>
      {text.split('*').map((part, i) => {
        const Element = i % 2 ? 'strong' : 'span';
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never change places
        return <Element key={i}>{part}</Element>;
      })}
    </>
  );
}
