/**
 * The candidates, in the order of every table. `shares`: it is designed to share one session between tabs. `ends`: it
 * ends sessions at all.
 */
export const CANDIDATES = [
  { name: 'nothing', file: 'nothing.ts' },
  { name: 'empty listener', file: 'empty-listener.ts' },
  { name: 'raw channel', file: 'raw-channel.ts', shares: true },
  { name: 'React alone', file: 'react-alone.tsx' },
  { name: 'Curfew, one tab', file: 'curfew-one-tab.ts', ends: true },
  { name: 'Curfew', file: 'curfew.ts', ends: true, shares: true },
  { name: 'Curfew with React', file: 'curfew-react.tsx', ends: true, shares: true },
  { name: 'react-idle-timer', file: 'react-idle-timer.ts', ends: true },
  { name: 'react-idle-timer, crossTab', file: 'react-idle-timer-cross-tab.ts', ends: true, shares: true },
  { name: 'react-idle-timer, leader', file: 'react-idle-timer-leader.ts', ends: true, shares: true },
  { name: '@ng-idle/core', file: 'ng-idle.ts', ends: true, shares: true },
];
