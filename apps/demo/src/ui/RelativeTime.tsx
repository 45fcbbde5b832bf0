import { formatAgo, formatExactly } from '../format/time.ts';

export function RelativeTime({ at }: { readonly at: string }) {
  return (
    <time dateTime={at} title={formatExactly(at)}>
      {formatAgo(Date.parse(at), Date.now())}
    </time>
  );
}
