/** The bare platform: a page that does not listen. */
export function start(): void {}
