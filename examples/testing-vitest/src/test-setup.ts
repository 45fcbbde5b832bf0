import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

afterEach(() => {
  // The provider stops its session when it is unmounted.
  cleanup();
  // Else the next test adopts the session of this one. An end is in both.
  localStorage.clear();
  sessionStorage.clear();
});
