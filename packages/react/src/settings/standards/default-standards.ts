import type { Standard, StandardFigure } from './standard.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const idle = (atMostMs: number, level: StandardFigure['level']): StandardFigure => ({
  field: 'idleMs',
  atMostMs,
  level,
});
const max = (atMostMs: number, level: StandardFigure['level']): StandardFigure => ({ field: 'maxMs', atMostMs, level });

const NIST = 'https://pages.nist.gov/800-63-4/sp800-63b/aal/';
const OWASP = {
  name: 'OWASP Session Management Cheat Sheet',
  clause: 'Session Expiration',
  url: 'https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html#session-expiration',
};
const STIG = {
  name: 'DISA ASD STIG V6',
  date: '2025-02',
  url: 'https://stigviewer.cyberprotection.com/stigs/application_security_and_development/2025-02-12/finding/',
};

/**
 * The standards that the form checks by default. `docs/standards.md` has the wording of each, and how it was verified.
 */
export const DEFAULT_STANDARDS: readonly Standard[] = [
  {
    name: 'NIST SP 800-63B-4 AAL1',
    clause: '2.1.3',
    date: '2025-07',
    url: `${NIST}#aal1reauth`,
    figures: [max(30 * DAY, 'SHOULD')],
  },
  {
    name: 'NIST SP 800-63B-4 AAL2',
    clause: '2.2.3',
    date: '2025-07',
    url: `${NIST}#aal2reauth`,
    figures: [max(DAY, 'SHOULD'), idle(HOUR, 'SHOULD')],
  },
  {
    name: 'NIST SP 800-63B-4 AAL3',
    clause: '2.3.3',
    date: '2025-07',
    url: `${NIST}#aal3reauth`,
    figures: [max(12 * HOUR, 'SHALL'), idle(15 * MINUTE, 'SHOULD')],
  },
  {
    name: 'PCI DSS 4.0.1',
    clause: '8.2.8',
    date: '2024-06',
    url: 'https://www.pcisecuritystandards.org/faq/articles/Frequently_Asked_Question/what-is-the-purpose-of-pci-dss-requirement-8-2-8-which-requires-users-to-reauthenticate-after-15-minutes-of-idle-time',
    figures: [idle(15 * MINUTE, 'SHALL')],
  },
  { ...OWASP, scope: 'high-value', figures: [max(8 * HOUR, 'SHOULD'), idle(5 * MINUTE, 'SHOULD')] },
  { ...OWASP, scope: 'low-risk', figures: [max(8 * HOUR, 'SHOULD'), idle(30 * MINUTE, 'SHOULD')] },
  {
    ...STIG,
    scope: 'users',
    clause: 'V-222389',
    url: `${STIG.url}V-222389`,
    figures: [idle(15 * MINUTE, 'SHALL')],
  },
  {
    ...STIG,
    scope: 'administrators',
    clause: 'V-222390',
    url: `${STIG.url}V-222390`,
    figures: [idle(10 * MINUTE, 'SHALL')],
  },
  {
    name: 'FedRAMP Rev. 5',
    clause: 'AC-11, AC-12',
    date: '2023-06',
    url: 'https://github.com/GSA/fedramp-automation/tree/master/dist/content/rev5/baselines',
    figures: [idle(15 * MINUTE, 'SHALL')],
  },
  {
    name: 'CIS Microsoft 365 Foundations 5.0.0',
    clause: '1.3.2',
    url: 'https://www.cisecurity.org/benchmark/microsoft_365',
    figures: [idle(3 * HOUR, 'SHOULD')],
  },
  {
    name: 'PSD2 RTS (EU) 2018/389',
    clause: 'Art. 4(3)(d)',
    date: '2023-09',
    url: 'https://eur-lex.europa.eu/eli/reg_del/2018/389/2023-09-12',
    figures: [idle(5 * MINUTE, 'SHALL')],
  },
  {
    name: 'HIPAA, 45 CFR',
    scope: 'addressable',
    clause: '164.312(a)(2)(iii)',
    url: 'https://www.ecfr.gov/current/title-45/section-164.312',
    figures: [],
  },
  {
    name: 'OWASP ASVS 5.0',
    clause: '7.1.1, 7.3',
    date: '2025-05',
    url: 'https://github.com/OWASP/ASVS/blob/v5.0.0/5.0/en/0x16-V7-Session-Management.md',
    figures: [],
  },
];
