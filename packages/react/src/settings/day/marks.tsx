'use client';

import type { ReactElement } from 'react';
import { em } from './shapes.tsx';

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
      <circle r={em(isHandle ? 11 : 7)} />
      {isHandle ? <Grip /> : <rect x={em(-2.5)} y={em(-2.5)} width={em(5)} height={em(5)} rx={em(1)} />}
    </g>
  );
}

export function Wall({ isHandle }: MarkProps): ReactElement {
  return (
    <>
      <rect className="curfew-day-wall" x={em(-2)} y={em(-18)} width={em(4)} height={em(36)} rx={em(2)} />
      {isHandle && (
        <g className="curfew-day-mark" data-handle="">
          <rect x={em(-10.5)} y={em(-10.5)} width={em(21)} height={em(21)} rx={em(6)} />
          <Grip />
        </g>
      )}
    </>
  );
}

/** It moves both ways. */
function Grip(): ReactElement {
  return (
    <svg aria-hidden="true" x={em(-8)} y={em(-8)} width={em(16)} height={em(16)} viewBox="-8 -8 16 16">
      <path className="curfew-day-grip" d="M-2.5-3.5L-6 0L-2.5 3.5M2.5-3.5L6 0L2.5 3.5" />
    </svg>
  );
}
