import { useEffect, useState } from 'react';

/** A story of a component, as Storybook's index has it. */
export interface State {
  readonly id: string;
  /** Of the component. */
  readonly title: string;
  readonly name: string;
}

interface Entry extends State {
  readonly type: 'story' | 'docs';
  readonly tags?: readonly string[];
}

/** Returns all stories for the gallery by their component. Empty until they are loaded. */
export function useStates(): ReadonlyMap<string, readonly State[]> {
  const [states, setStates] = useState<ReadonlyMap<string, readonly State[]>>(new Map());
  useEffect(() => {
    const controller = new AbortController();
    load(controller.signal).then(setStates, (error) => {
      if (!controller.signal.aborted) throw error;
    });
    return () => controller.abort();
  }, []);
  return states;
}

async function load(signal: AbortSignal): Promise<ReadonlyMap<string, readonly State[]>> {
  const response = await fetch('index.json', { signal });
  const { entries } = (await response.json()) as { entries: Readonly<Record<string, Entry>> };
  const states = new Map<string, State[]>();
  for (const entry of Object.values(entries)) {
    if (entry.type !== 'story' || !entry.tags?.includes('gallery')) continue;
    states.set(entry.title, [...(states.get(entry.title) ?? []), entry]);
  }
  return states;
}
