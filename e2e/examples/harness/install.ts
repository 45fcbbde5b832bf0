import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProgram } from './run.ts';

const EXAMPLES = fileURLToPath(new URL('../../../examples', import.meta.url));

/** What work on an example leaves behind. */
const LEFT_BEHIND = ['node_modules', 'dist', '.next', '.data', 'package-lock.json'];

export interface Installed {
  readonly dir: string;
  log(): string;
  remove(): Promise<void>;
}

/** Copies an example out of the repository, installs it from the registry and builds it, as its README says. */
export async function installExample(name: string, registry: string, node?: string): Promise<Installed> {
  const dir = await mkdtemp(join(tmpdir(), `curfew-${name}-`));
  const remove = () => rm(dir, { recursive: true, force: true });
  const logs: string[] = [];
  try {
    await cp(join(EXAMPLES, name), dir, {
      recursive: true,
      filter: (source) => !LEFT_BEHIND.includes(basename(source)),
    });
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

/** An example must run where no repository is around it. */
async function refuseLinks(dir: string): Promise<void> {
  const manifest = await readFile(join(dir, 'package.json'), 'utf8');
  const found = /"(?:workspace|file|link):[^"]*"/.exec(manifest)?.[0];
  if (found) throw new Error(`package.json has ${found}; use a version such as "^0.1.0".`);
}
