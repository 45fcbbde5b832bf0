import { useEffect, useState } from 'react';
import { formatClock } from '../format/time.ts';

/** A text that changes every second would disturb. */
const FRESH_SECONDS = 10;

interface FreshnessProps {
  /** In ms since the Unix epoch; 0 without data. */
  readonly updatedAt: number;
  readonly failed: boolean;
}

/** A tick does not render the page. */
export function Freshness({ updatedAt, failed }: FreshnessProps) {
  const [now, setNow] = useState(() => Date.now());

  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);

  if (!updatedAt) return null;
  if (failed) return <p className="freshness">{`Not updated since ${formatClock(updatedAt)}. Trying again.`}</p>;
  const seconds = Math.floor((now - updatedAt) / 1_000);
  return <p className="freshness">{`Updated ${seconds < FRESH_SECONDS ? 'just now' : `${seconds} s ago`}`}</p>;
}
