import type { Order } from '../api/types.ts';

const WORDS = { new: 'New', packing: 'Packing', shipped: 'Shipped', delivered: 'Delivered' } as const;
const TONES = { new: 'accent', packing: 'warning', shipped: 'ok', delivered: 'quiet' } as const;

/** The colour only helps to scan the column. */
export function OrderStatus({ status }: { readonly status: Order['status'] }) {
  return (
    <span className="badge" data-tone={TONES[status]}>
      {WORDS[status]}
    </span>
  );
}
