export { HOUR, MINUTE, openTab, pass, runningTab, type Tab } from '../../../dom/src/testing/tab.ts';
