import type { TypedMessages } from '../types.ts';

export const typed: TypedMessages = {
  label: 'Or type it',
  hint: ({ example }) => `For example ${example}. A number alone means minutes.`,
  unread: ({ text }) => `“${text}” isn't a duration. Try 1h 30m or 90 (minutes).`,
};
