interface User {
  readonly email: string;
  readonly password: string;
  readonly name: string;
}

/** Stands for your table of users, with hashed passwords. */
const users: readonly User[] = [
  { email: 'ann@example.com', password: 'correct horse', name: 'Ann' },
  { email: 'ben@example.com', password: 'battery staple', name: 'Ben' },
];

/** Stands for your database. Each bundle of Next.js has this module, so the notes are kept outside of it. */
const kept = globalThis as { notes?: Map<string, string> };
kept.notes ??= new Map();
export const notes = kept.notes;

export function findUser(email: string): User | undefined {
  return users.find((user) => user.email === email);
}
