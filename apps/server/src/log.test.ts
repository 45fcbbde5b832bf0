import { expect, it } from 'vitest';
import { createLog, logSparingly } from './log.ts';

function capture() {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  return { log, lines };
}

it('logs message, code and cause of an error, but not what a driver adds to it', () => {
  const { log, lines } = capture();
  const cause = Object.assign(new Error('ERR'), { code: 'X1', command: { name: 'evalsha', args: ['secret'] } });
  const error = Object.assign(new Error('away', { cause }), { detail: 'Key (subject)=(ann@example.com)' });
  log.error({ err: error }, 'failed');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ err: { message: 'away', cause: { message: 'ERR', code: 'X1' } } });
  expect(lines[0]).not.toMatch(/secret|ann@/);
});

it('logs a repeated error once a second, with the number of suppressed ones', () => {
  const { log, lines } = capture();
  let now = 0;
  const say = logSparingly(log, 'away', () => now);
  for (; now < 2_000; now += 100) say(new Error('no'));
  expect(lines.map((line) => JSON.parse(line).unsaid)).toEqual([undefined, 9]);
});
