/** Stops all pages of a browser, as an overloaded machine does. Returns a function that continues them. */
export async function freeze(browser) {
  const cdp = await browser.newBrowserCDPSession();
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  await cdp.detach();
  const pages = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  for (const id of pages) process.kill(id, 'SIGSTOP');
  return () => {
    for (const id of pages) process.kill(id, 'SIGCONT');
  };
}
