'use client';

import { type ReactElement, useContext } from 'react';
import { em, PictureContext } from './shapes.tsx';

interface LensProps {
  /** The enlarged part, in percent of the line below. */
  readonly from: number;
  readonly to: number;
  /** In px. `slope` is the height down to the line below. */
  readonly y: number;
  readonly height: number;
  readonly slope: number;
}

/** Narrows down to the part of the lower line that it enlarges. */
export function Lens({ from, to, y, height, slope }: LensProps): ReactElement {
  const { isRtl } = useContext(PictureContext);
  const [start, end] = isRtl ? [100 - to, 100 - from] : [from, to];
  return (
    <>
      <rect className="curfew-day-lens" width="100%" y={em(y)} height={em(height)} rx={em(8)} />
      <svg
        aria-hidden="true"
        y={em(y + height - 8)}
        width="100%"
        height={em(slope + 8)}
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
      >
        <path className="curfew-day-slope" d={`M0 0H100L${end} 100H${start}Z`} />
      </svg>
    </>
  );
}
