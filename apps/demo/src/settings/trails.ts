import type { Crumb } from '../ui/Trail.tsx';
import { CONFIGURATION_PATH, GENERAL_PATH } from './paths.ts';

export const SETTINGS_TRAIL: readonly Crumb[] = [{ label: 'Settings', path: GENERAL_PATH }];
export const CONFIGURATION_TRAIL: readonly Crumb[] = [
  ...SETTINGS_TRAIL,
  { label: 'Configuration', path: CONFIGURATION_PATH },
];
