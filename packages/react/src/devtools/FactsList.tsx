import type { Facts } from '@curfew/core/state';
import type { ReactElement } from 'react';
import { changesBetween } from './changes.ts';
import { valueText } from './format.ts';
import { Values } from './Values.tsx';
import { WORDS } from './words.ts';

interface FactsListProps {
  readonly facts: Facts | null;
  readonly guard: number;
  readonly locale: string;
}

export function FactsList({ facts, guard, locale }: FactsListProps): ReactElement {
  if (!facts) return <p>{WORDS.noSession}</p>;
  const all = changesBetween(null, facts);
  return <Values of={all.map(({ path, value }) => [path, valueText(path, value, guard, locale)])} />;
}
