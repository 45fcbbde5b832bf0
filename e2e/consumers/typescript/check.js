import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

const bundler = { module: 'esnext', moduleResolution: 'bundler' };
const nodenext = { module: 'nodenext', moduleResolution: 'nodenext' };
const node10 = { module: 'esnext', moduleResolution: 'node10' };

/** TypeScript 7 has no node10. */
const versions = {
  '5.0': [bundler, nodenext, node10],
  5.4: [bundler, nodenext, node10],
  5.9: [bundler, nodenext, node10],
  '6.0': [bundler, nodenext],
  '7.0': [bundler, nodenext],
};

for (const [version, settings] of Object.entries(versions))
  for (const setting of settings) {
    const compilerOptions = {
      ...setting,
      noEmit: true,
      strict: true,
      target: 'es2022',
      lib: ['es2022', 'dom', 'dom.iterable'],
      types: ['node'],
      jsx: 'react-jsx',
      skipLibCheck: true,
    };
    writeFileSync('tsconfig.json', JSON.stringify({ compilerOptions, files: ['index.ts'] }));
    console.log(`TypeScript ${version}, ${setting.moduleResolution}`);
    execFileSync('npx', ['--yes', '--package', `typescript@${version}`, 'tsc', '-p', '.'], { stdio: 'inherit' });
  }
