import { durationText } from '@curfew/dom';
import type { RulesMessages } from '../types.ts';

export const rules: RulesMessages = {
  sentence: ({ idleMs, maxMs, warnMs }, locale) =>
    `You’ll be signed out after *${durationText(idleMs, locale)}* of inactivity or *${durationText(maxMs, locale)}* after signing in, whichever comes first. ${
      warnMs
        ? `You’ll be warned *${durationText(warnMs, locale)}* before you’re signed out.`
        : 'You’ll get *no warning*.'
    }`,
};
