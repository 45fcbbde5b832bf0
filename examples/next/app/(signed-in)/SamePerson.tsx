'use client';

import { useSession } from '@curfew/react';
import { type ReactNode, useEffect, useState } from 'react';

/** The server has rendered the page for one person. If another one signs in over it, it is loaded anew. */
export function SamePerson({ children }: { children: ReactNode }) {
  const account = useSession((snapshot) => snapshot.account);
  const [owner, setOwner] = useState(account);
  if (owner === null && account !== null) setOwner(account);
  const isOther = owner !== null && account !== null && account !== owner;

  useEffect(() => {
    if (isOther) location.reload();
  }, [isOther]);

  return isOther ? null : children;
}
