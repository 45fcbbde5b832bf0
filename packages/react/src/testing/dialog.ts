export { installDialog } from '../../../dom/src/testing/dialog.ts';
