import { openChromium } from '../harness/real-chromium.ts';
import { modals } from './cases/modals.ts';

modals(openChromium);
