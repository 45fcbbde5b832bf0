export { type ManualClock, manualClock } from '../clock/manual.ts';
export { memoryRecord } from '../storage/memory.ts';
export { memoryTabs } from '../tabs/memory.ts';
export { type FakeServer, fakeServer } from './fake-server.ts';
