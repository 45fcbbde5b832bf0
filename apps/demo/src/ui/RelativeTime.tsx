import { formatAgo, formatExactly } from '../format/time.ts';

/** How long ago it was. The exact time is in the title and in the markup. */
export function RelativeTime({ at }: { readonly at: string }) {
  return (
    <time dateTime={at} title={formatExactly(at)}>
      {formatAgo(Date.parse(at), Date.now())}
    </time>
  );
}
