export { HOUR, MINUTE, openTab, pass, runningTab, type Tab } from '../../dom/test/tab.ts';
