import { useReauthenticate } from '@curfew/react';
import { ApiError } from './request.ts';

/** Asks for a fresh proof of who the user is if the server wants one. Resolves to `null` if the user cancels. */
export function useFreshProof(): <T>(request: () => Promise<T>) => Promise<T | null> {
  const reauthenticate = useReauthenticate();
  return async (request) => {
    try {
      return await request();
    } catch (error) {
      if (!(error instanceof ApiError && error.code === 'insufficient_user_authentication')) throw error;
      return (await reauthenticate()) ? request() : null;
    }
  };
}
