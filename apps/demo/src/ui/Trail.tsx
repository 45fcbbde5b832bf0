import { Link } from 'wouter';

export interface Crumb {
  readonly label: string;
  readonly path: string;
}

interface TrailProps {
  /** The pages that contain this one, outermost first. */
  readonly crumbs: readonly Crumb[];
  readonly current: string;
}

export function Trail({ crumbs, current }: TrailProps) {
  return (
    <nav className="trail" aria-label="Breadcrumb">
      <ol className="trail__list">
        {crumbs.map(({ label, path }) => (
          <li key={path} className="trail__item">
            <Link href={path}>{label}</Link>
          </li>
        ))}
        <li className="trail__item" aria-current="page">
          {current}
        </li>
      </ol>
    </nav>
  );
}
