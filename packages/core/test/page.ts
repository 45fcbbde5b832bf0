export interface TestPage {
  readonly target: EventTarget;
  listening(): string[];
  /** The event is trusted unless `fields` overrides that. */
  dispatch(type: string, fields?: object): void;
}

export function testPage(): TestPage {
  const target = new EventTarget();
  const listening = new Map<string, number>();
  const add = target.addEventListener.bind(target);
  const remove = target.removeEventListener.bind(target);

  function count(type: string, by: number): void {
    listening.set(type, (listening.get(type) ?? 0) + by);
  }

  target.addEventListener = (...args: Parameters<typeof add>) => {
    count(args[0], 1);
    add(...args);
  };
  target.removeEventListener = (...args: Parameters<typeof remove>) => {
    count(args[0], -1);
    remove(...args);
  };

  return {
    target,
    listening: () => [...listening].filter(([, times]) => times > 0).map(([type]) => type),
    dispatch(type, fields = {}) {
      const event = new Event(type);
      for (const [name, value] of Object.entries({ isTrusted: true, ...fields })) {
        Object.defineProperty(event, name, { value });
      }
      target.dispatchEvent(event);
    },
  };
}
