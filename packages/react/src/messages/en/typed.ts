import type { TypedMessages } from '../types.ts';

export const typed: TypedMessages = {
  label: 'Or type it',
  hint: ({ example }) => `For example ${example}. A number alone means minutes.`,
  unread: ({ text, example }) => `“${text}” isn’t a duration. Try ${example} or 90 (minutes).`,
};
