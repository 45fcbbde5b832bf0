import { type ReactNode, useEffect } from 'react';
import { type Crumb, Trail } from './Trail.tsx';

interface PageHeaderProps {
  readonly title: string;
  readonly lead?: ReactNode;
  /** The pages that contain this one, outermost first. */
  readonly trail?: readonly Crumb[];
  readonly meta?: ReactNode;
}

/** `useRouteFocus` focuses the heading. */
export function PageHeader({ title, lead, trail = [], meta }: PageHeaderProps) {
  const path = [title, ...trail.map(({ label }) => label).reverse(), 'Northwind Console'].join(' · ');
  useEffect(() => {
    document.title = path;
  }, [path]);

  return (
    <header className="page-header">
      {trail.length > 0 && <Trail crumbs={trail} current={title} />}
      <h1 tabIndex={-1}>{title}</h1>
      <div className="page-header__meta">
        {lead && <p className="page-header__lead">{lead}</p>}
        {meta}
      </div>
    </header>
  );
}
