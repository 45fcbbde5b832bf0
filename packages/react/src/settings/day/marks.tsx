'use client';

import type { ReactElement } from 'react';
import { rem } from './shapes.tsx';

/** Irregular, as input is. */
const PRESSES = [2, 5, 7, 13, 20, 22, 25, 33, 36, 44, 46, 53];
const PRESSES_PX = 58;

/** Both are seen without colour. */
export function Patterns({ id }: { readonly id: string }): ReactElement {
  return (
    <defs>
      <pattern id={`${id}work`} patternUnits="userSpaceOnUse" width={PRESSES_PX} height="8">
        {PRESSES.map((x) => (
          <rect key={x} className="curfew-day-press" x={x} width="1.5" height="8" />
        ))}
      </pattern>
      <pattern id={`${id}warning`} patternUnits="userSpaceOnUse" width="5" height="5" patternTransform="rotate(45)">
        <rect className="curfew-day-hatch" width="2" height="5" />
      </pattern>
    </defs>
  );
}

interface MarkProps {
  readonly isHandle: boolean;
}

export function Dot({ isHandle }: MarkProps): ReactElement {
  return (
    <g className="curfew-day-mark" data-handle={isHandle ? '' : undefined}>
      <circle r={rem(isHandle ? 11 : 7)} />
      {isHandle ? <Grip /> : <rect x={rem(-2.5)} y={rem(-2.5)} width={rem(5)} height={rem(5)} rx={rem(1)} />}
    </g>
  );
}

export function Wall({ isHandle }: MarkProps): ReactElement {
  return (
    <>
      <rect className="curfew-day-wall" x={rem(-2)} y={rem(-18)} width={rem(4)} height={rem(36)} rx={rem(2)} />
      {isHandle && (
        <g className="curfew-day-mark" data-handle="">
          <rect x={rem(-10.5)} y={rem(-10.5)} width={rem(21)} height={rem(21)} rx={rem(6)} />
          <Grip />
        </g>
      )}
    </>
  );
}

/** It moves both ways. */
function Grip(): ReactElement {
  return (
    <svg aria-hidden="true" x={rem(-8)} y={rem(-8)} width={rem(16)} height={rem(16)} viewBox="-8 -8 16 16">
      <path className="curfew-day-grip" d="M-2.5-3.5L-6 0L-2.5 3.5M2.5-3.5L6 0L2.5 3.5" />
    </svg>
  );
}
