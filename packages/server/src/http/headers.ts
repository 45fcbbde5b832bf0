export const ANSWER_HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  // The cache of a service worker ignores `no-store`, and refuses to keep what has this.
  vary: '*',
  'x-content-type-options': 'nosniff',
};
