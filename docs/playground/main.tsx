import { createRoot } from 'react-dom/client';
import { PlaygroundPage } from './PlaygroundPage.tsx';
import '@curfew/react/styles.css';
import './playground.css';

createRoot(document.getElementById('root') as HTMLElement).render(<PlaygroundPage />);
