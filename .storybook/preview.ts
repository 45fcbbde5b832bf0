import type { Preview } from '@storybook/react-vite';
import '../packages/react/src/styles/styles.css';

const preview: Preview = {};
export default preview;
