import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { answer, useQuestion } from './history.ts';

export function LeaveDialog() {
  if (!useQuestion()) return null;
  return (
    <ConfirmDialog
      title="Discard changes?"
      confirm="Discard changes"
      cancel="Keep editing"
      onConfirm={() => answer(true)}
      onCancel={() => answer(false)}
    >
      You have unsaved changes on this page. If you leave, they’ll be lost.
    </ConfirmDialog>
  );
}
