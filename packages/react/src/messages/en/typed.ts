import type { TypedMessages } from '../types.ts';

export const typed: TypedMessages = {
  label: 'Or type it',
  hint: ({ example }) => `For example ${example}. A number alone means minutes.`,
  unread: ({ text, example }) =>
    `“${text}” isn't a duration. Type for example ${example}, 1h 30m, 90 (minutes) or PT15M.`,
};
