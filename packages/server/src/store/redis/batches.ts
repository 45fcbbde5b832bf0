interface Batch<Item, Reply> {
  readonly items: Item[];
  readonly reply: Promise<Reply>;
}

/**
 * Sends the items of several callers together: those of one turn of the event loop, and all that come until the previous
 * batch has its reply. So the batches grow with the load.
 *
 * @param send - called when a batch begins. It sends the items after `turn`
 * @returns a function that resolves to the reply of the batch and the item's place in it
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
