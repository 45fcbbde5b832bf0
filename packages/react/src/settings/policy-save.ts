import type { PolicySave } from '../messages/types.ts';
import type { SavedPolicy } from './types.ts';

export function policySave({ version, updatedAt, updatedBy }: SavedPolicy, user: string | undefined): PolicySave {
  return { by: updatedBy ?? null, self: user !== undefined && updatedBy === user, at: updatedAt ?? null, version };
}
