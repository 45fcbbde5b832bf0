// node scripts/sbom.mjs FOLDER: writes sbom.cdx.json (CycloneDX) beside the tarballs: what an install of them brings.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const folder = resolve(process.argv[2] ?? '.');
const tarballs = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
if (tarballs.length === 0) {
  console.error('Usage: node scripts/sbom.mjs FOLDER, with the tarballs of node scripts/pack.mjs FOLDER');
  process.exit(1);
}
const app = mkdtempSync(join(tmpdir(), 'curfew-sbom-'));
try {
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'curfew', version: '0.0.0', private: true }));
  const npm = (...args) => execFileSync('npm', args, { cwd: app, encoding: 'utf8', maxBuffer: 1 << 26 });
  npm('install', '--omit=dev', '--ignore-scripts', '--no-audit', ...tarballs.map((name) => join(folder, name)));
  const bill = JSON.parse(npm('sbom', '--sbom-format=cyclonedx', '--omit=dev'));
  // The tarballs have no address yet.
  for (const component of bill.components)
    component.externalReferences = component.externalReferences?.filter(({ url }) => !url.startsWith('file:'));
  writeFileSync(join(folder, 'sbom.cdx.json'), `${JSON.stringify(bill, null, 2)}\n`);
} finally {
  rmSync(app, { recursive: true });
}
