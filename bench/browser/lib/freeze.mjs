/** Stops all pages of a browser, as a machine does that has no time for them. Answers the undo. */
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
