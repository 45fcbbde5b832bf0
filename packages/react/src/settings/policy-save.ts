import type { PolicySave } from '../messages/types.ts';
import type { SavedPolicy } from './types.ts';

export function policySave({ version, updatedAt, updatedBy }: SavedPolicy): PolicySave {
  return { by: updatedBy ?? null, at: updatedAt ?? null, version };
}
