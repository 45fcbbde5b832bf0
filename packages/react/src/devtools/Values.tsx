import type { ReactElement } from 'react';

export function Values({ of }: { readonly of: readonly (readonly [name: string, value: string])[] }): ReactElement {
  return (
    <dl>
      {of.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
