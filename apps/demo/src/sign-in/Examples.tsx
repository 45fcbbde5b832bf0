const EXAMPLES = [
  { email: 'admin@example.com', role: 'administrator' },
  { email: 'ann@example.com', role: 'member' },
];

export function Examples({ onChoose }: { readonly onChoose: (email: string) => void }) {
  return (
    <section className="sign-in__examples" aria-label="About this demo">
      <p>
        This is a demo, so there is no password. <strong>admin@example.com</strong> is an administrator; any other
        address is a member.
      </p>
      <ul className="sign-in__chips">
        {EXAMPLES.map(({ email, role }) => (
          <li key={email}>
            <button type="button" className="chip" onClick={() => onChoose(email)}>
              Try as {role}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
