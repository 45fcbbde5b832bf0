import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { runProgram } from './run.ts';

/** What work on an app leaves behind. */
const LEFT_BEHIND = ['node_modules', 'dist', '.next', '.data', 'package-lock.json'];

export interface Installed {
  readonly dir: string;
  log(): string;
  remove(): Promise<void>;
}

/** Copies an app out of the repository, installs it from the registry and builds it, as its README says. */
export async function installApp(source: string, registry: string, node?: string): Promise<Installed> {
  const dir = await mkdtemp(join(tmpdir(), `curfew-${basename(source)}-`));
  const remove = () => rm(dir, { recursive: true, force: true });
  const logs: string[] = [];
  try {
    await cp(source, dir, { recursive: true, filter: (path) => !LEFT_BEHIND.includes(basename(path)) });
    await refuseLinks(dir);
    for (const line of [
      ['npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', `--@curfew:registry=${registry}`],
      ['npm', 'run', 'build', '--if-present'],
    ] as const) {
      const program = runProgram(dir, [...line], { node });
      await program.ended;
      logs.push(program.log());
    }
    return { dir, log: () => logs.join('\n'), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** An app must run where no repository is around it. */
async function refuseLinks(dir: string): Promise<void> {
  const manifest = await readFile(join(dir, 'package.json'), 'utf8');
  const found = /"(?:workspace|file|link):[^"]*"/.exec(manifest)?.[0];
  if (found) throw new Error(`package.json has ${found}; use a version such as "^0.1.0".`);
}
