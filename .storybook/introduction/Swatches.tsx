import type { ReactElement } from 'react';
import './swatches.css';

/** Each colour of the kit and what it is for, as `base.css` has it. */
const COLOURS = {
  background: 'the expired screen',
  surface: 'cards',
  raised: 'dialogs, controls',
  line: 'lines',
  border: 'borders of controls',
  text: 'text',
  muted: 'help, labels',
  accent: 'buttons, rings, links',
  'on-accent': 'text on them',
  soft: 'the plain sentence',
  warning: 'the maximum',
  danger: 'errors',
  ok: 'saved',
  backdrop: 'what dims the page',
};

/** The variables that a theme may set, with their colours as they are now. */
export function Swatches(): ReactElement {
  return (
    <ul className="swatches">
      {Object.entries(COLOURS).map(([name, purpose]) => (
        <li key={name}>
          <span style={{ background: `var(--curfew-${name})` }} />
          <code>--curfew-{name}</code>
          <small>{purpose}</small>
        </li>
      ))}
    </ul>
  );
}
