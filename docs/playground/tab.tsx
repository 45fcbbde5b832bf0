import { createRoot } from 'react-dom/client';
import { TabPage } from '../../.storybook/playground/TabPage.tsx';
import '@curfew/react/styles.css';
import './playground.css';

document.documentElement.style.colorScheme = window.parent.document.documentElement.style.colorScheme;
createRoot(document.getElementById('root') as HTMLElement).render(<TabPage locale="en-GB" />);
