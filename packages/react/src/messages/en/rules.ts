import { durationText } from '@curfew/dom';
import type { RulesMessages } from '../types.ts';

/** English texts of `SessionRules`. */
export const rules: RulesMessages = {
  sentence: ({ idleMs, maxMs, warnMs }, locale) =>
    `You are signed out *after ${durationText(idleMs, locale)}* without activity, and *${durationText(maxMs, locale)}* after sign-in whatever you do. You are ${
      warnMs ? `warned *${durationText(warnMs, locale)}*` : '*not warned*'
    } before.`,
};
