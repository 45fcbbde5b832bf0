export interface Outcome {
  readonly type: 'none' | 'under way' | 'done' | 'failed';
  readonly text: string;
}

export const NO_OUTCOME: Outcome = { type: 'none', text: '' };
