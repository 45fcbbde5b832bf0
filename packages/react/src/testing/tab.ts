export { HOUR, MINUTE, openTab, pass, type Tab } from '../../../dom/src/testing/tab.ts';
