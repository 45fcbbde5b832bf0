export { installDialog } from '../../dom/test/dialog.ts';
