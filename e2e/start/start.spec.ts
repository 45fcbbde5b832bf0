import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { dataDirectory, startDemo } from '../harness/demo.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
let directory: Awaited<ReturnType<typeof dataDirectory>>;

test.beforeEach(async () => {
  directory = await dataDirectory();
});
test.afterEach(() => directory.remove());

/** Presses Ctrl-C once the output contains `until`. */
const npmStart = (settings: Record<string, string>, until?: string) => run('npm', ['start'], settings, until);

/** Skips the preparation, which saves 1.5 s. */
const startServer = (settings: Record<string, string>) => run(process.execPath, ['apps/server/dist/main.js'], settings);

async function run(command: string, args: string[], settings: Record<string, string>, until?: string) {
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', CURFEW_DATA_DIR: 'memory', ...settings },
    detached: true,
  });
  let output = '';
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  child.stdout.on('data', (chunk) => {
    output += chunk;
    // A terminal sends Ctrl-C to the whole group.
    if (until && output.includes(until)) process.kill(-(child.pid as number), 'SIGINT');
  });
  const [code] = await once(child, 'close');
  return { code, output, errors: errors.split('\n').filter((line) => line && !line.startsWith('npm ')) };
}

test.describe('npm start', () => {
  test('rebuilds nothing if nothing has changed, prints the address, and leaves no lock behind after Ctrl-C', async () => {
    const { output, errors } = await npmStart({ CURFEW_DATA_DIR: directory.path }, 'http://');
    expect(output).toMatch(/http:\/\/127\.0\.0\.1:\d+/);
    expect(output).not.toMatch(/Installing|Running command/);
    expect(errors).toEqual([]);
    const left = await readdir(directory.path, { recursive: true });
    expect(left.filter((file) => /lock|sock/.test(file))).toEqual([]);
    const again = await startDemo({ CURFEW_DATA_DIR: directory.path });
    expect(await again.stop()).toBe(0);
  });

  for (const [name, value] of [
    ['CURFEW_IDLE', 'soon'],
    ['CURFEW_MAX', '8d'],
    ['CURFEW_WARN', '20m'],
    ['CURFEW_MIN_DURATION', '0s'],
    ['PORT', '99999'],
  ] as const) {
    test(`rejects ${name}=${value} with one sentence that names it`, async () => {
      const { code, errors } = await startServer({ [name]: value });
      expect(code).toBe(1);
      expect(errors).toHaveLength(1);
      expect(errors[0]).toContain(name);
    });
  }

  test('rejects a busy port with one sentence', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const { code, errors } = await startServer({ PORT: String(port) });
    other.close();
    expect(code).toBe(1);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(String(port));
  });

  test('rejects an invalid data directory with one sentence', async () => {
    const file = join(directory.path, 'file');
    await writeFile(file, '');
    const { code, errors } = await startServer({ CURFEW_DATA_DIR: join(file, 'data') });
    expect(code).toBe(1);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(file);
  });

  test('rejects a data directory in use with one sentence, and takes it over from a killed process', async () => {
    const first = await startDemo({ CURFEW_DATA_DIR: directory.path });
    const { code, errors } = await npmStart({ CURFEW_DATA_DIR: directory.path });
    expect(code).toBe(1);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(directory.path);
    await first.kill();
    const next = await startDemo({ CURFEW_DATA_DIR: directory.path });
    expect(await next.stop()).toBe(0);
  });
});
