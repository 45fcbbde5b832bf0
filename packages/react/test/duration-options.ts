import { durationText } from '@curfew/dom';

/** A Storybook control that offers durations, in ms, by their words. */
export function durationOptions(...options: number[]): object {
  const labels = Object.fromEntries(options.map((ms) => [ms, durationText(ms, 'en')]));
  return { options, control: { type: 'select', labels } };
}
