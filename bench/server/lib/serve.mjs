/** Runs the `calls` that the parent process requests, and exits with it. */
export function serve(calls) {
  process.on('message', async ({ id, method, args }) => {
    try {
      process.send({ id, result: await calls[method](...args) });
    } catch (error) {
      process.send({ id, error: error.stack });
    }
  });
  process.on('disconnect', () => process.exit());
}
