import type { Account } from '../account/account.ts';

export function Person({ account }: { readonly account: Account }) {
  return (
    <div className="person">
      <span className="person__initials" aria-hidden="true">
        {initials(account.name)}
      </span>
      <div className="person__words">
        <p className="person__name">{account.name}</p>
        <p className="person__email" title={account.email}>
          {account.email}
        </p>
      </div>
    </div>
  );
}

function initials(name: string): string {
  const [first = '', last] = name.split(/\s+/);
  return (last ? first.slice(0, 1) + last.slice(0, 1) : first.slice(0, 2)).toUpperCase();
}
