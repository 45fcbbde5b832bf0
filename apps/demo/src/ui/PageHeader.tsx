import { type ReactNode, useEffect } from 'react';

interface PageHeaderProps {
  readonly title: string;
  readonly lead?: ReactNode;
  /** The groups that the page lies in, outermost first. */
  readonly trail?: readonly string[];
  /** What belongs beside the lead, at its end. */
  readonly meta?: ReactNode;
}

/** Names the page: in its heading, which takes focus after a change of page, and in the title of the document. */
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
