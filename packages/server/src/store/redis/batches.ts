interface Batch<Item, Reply> {
  readonly items: Item[];
  readonly reply: Promise<Reply>;
}

/**
 * Collects the items of one turn of the event loop, and until the previous batch has its reply: batches grow with the load.
 * `send` must await `turn` before it reads its items. Resolves to the reply and the item's place.
 */
export function inBatches<Item, Reply>(
  most: number,
  send: (items: readonly Item[], turn: Promise<void>) => Promise<Reply>,
): (item: Item) => Promise<readonly [reply: Reply, place: number]> {
  let open: Batch<Item, Reply> | undefined;
  let previous: Promise<unknown> = Promise.resolve();

  function begin(): Batch<Item, Reply> {
    const items: Item[] = [];
    const turn = Promise.all([previous, new Promise(setImmediate)]).then(() => {
      if (open === batch) open = undefined;
    });
    const batch = { items, reply: send(items, turn) };
    previous = batch.reply.catch(() => {});
    return batch;
  }

  return async (item) => {
    if (!open || open.items.length >= most) open = begin();
    const { items, reply } = open;
    const place = items.push(item) - 1;
    return [await reply, place];
  };
}
