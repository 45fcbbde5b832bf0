/** The addresses of the settings. */
export const GENERAL_PATH = '/settings';
export const ACCOUNT_PATH = '/settings/account';
export const SESSIONS_PATH = '/settings/sessions';
export const CONFIGURATION_PATH = '/settings/configuration';
export const SESSION_CONFIGURATION_PATH = '/settings/session-configuration';

/** Where the settings page of a shorter or longer address is. */
export const SETTINGS_ALIASES: Readonly<Record<string, string>> = {
  '/settings/general': GENERAL_PATH,
  '/settings/configuration/session': SESSION_CONFIGURATION_PATH,
  '/settings/configuration/session-configuration': SESSION_CONFIGURATION_PATH,
};
