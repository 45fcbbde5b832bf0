import { type ReactNode, useEffect } from 'react';

interface PageHeaderProps {
  readonly title: string;
  readonly lead?: ReactNode;
  /** The groups that contain the page, outermost first. */
  readonly trail?: readonly string[];
  /** Content beside the lead. */
  readonly meta?: ReactNode;
}

/** Names the page, in the title of the document and in the heading. `useRouteFocus` focuses the heading. */
export function PageHeader({ title, lead, trail, meta }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} · Northwind Console`;
  }, [title]);

  return (
    <header className="page-header">
      {trail && <p className="page-header__trail">{trail.join(' / ')}</p>}
      <h1 tabIndex={-1}>{title}</h1>
      <div className="page-header__meta">
        {lead && <p className="page-header__lead">{lead}</p>}
        {meta}
      </div>
    </header>
  );
}
