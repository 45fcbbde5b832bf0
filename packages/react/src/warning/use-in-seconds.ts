'use client';

import { isLastMinute } from '@curfew/dom/shared';
import { useEndsMs } from '../hooks/use-ends-ms.ts';

/** Whether to name the end with its seconds. */
export function useInSeconds(): boolean {
  return isLastMinute(useEndsMs(60_000));
}
