/** Stands for your table of users, with hashed passwords. */
const users = [
  { email: 'ann@example.com', password: 'correct horse', name: 'Ann' },
  { email: 'ben@example.com', password: 'battery staple', name: 'Ben' },
];

/** Stands for your database. */
export const notes = new Map();

export function findUser({ email, password }) {
  const user = users.find((one) => one.email === email && one.password === password);
  return user && { email: user.email, name: user.name };
}
