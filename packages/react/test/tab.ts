export { HOUR, MINUTE, openTab, pass, type Tab, tabIn } from '../../dom/test/tab.ts';
