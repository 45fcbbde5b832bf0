export const GENERAL_PATH = '/settings';
export const ACCOUNT_PATH = '/settings/account';
export const SESSIONS_PATH = '/settings/sessions';
export const CONFIGURATION_PATH = '/settings/configuration';
export const SESSION_CONFIGURATION_PATH = '/settings/session-configuration';

export const SETTINGS_ALIASES: Readonly<Record<string, string>> = {
  '/settings/general': GENERAL_PATH,
  '/settings/configuration/session': SESSION_CONFIGURATION_PATH,
  '/settings/configuration/session-configuration': SESSION_CONFIGURATION_PATH,
};
