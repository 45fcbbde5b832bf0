import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

export interface Registry {
  /** For `npm install --@curfew:registry=…`. */
  readonly url: string;
  close(): void;
}

/** Serves the tarballs of a folder as an npm registry does: a document for each package, and its tarball. */
export async function startRegistry(folder: string): Promise<Registry> {
  const tarballs = await Promise.all((await readdir(folder)).map((file) => readTarball(folder, file)));
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname).slice(1);
    // npm must not keep a tarball of an earlier run with the same version.
    response.setHeader('cache-control', 'no-store');
    const found = tarballs.find(({ manifest, file }) => path === manifest.name || path === file);
    if (!found) response.writeHead(404).end();
    else if (path === found.file) response.end(found.content);
    else response.setHeader('content-type', 'application/json').end(JSON.stringify(packument(found, request)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

type Tarball = Awaited<ReturnType<typeof readTarball>>;

async function readTarball(folder: string, file: string) {
  const content = await readFile(join(folder, file));
  const text = execFileSync('tar', ['-xzOf', join(folder, file), 'package/package.json'], { encoding: 'utf8' });
  return { file, content, manifest: JSON.parse(text) as { name: string; version: string } };
}

/** What a registry says of a package with one version. */
function packument({ file, content, manifest }: Tarball, request: IncomingMessage) {
  const dist = {
    tarball: `http://${request.headers.host}/${file}`,
    integrity: `sha512-${createHash('sha512').update(content).digest('base64')}`,
  };
  const { name, version } = manifest;
  return { name, 'dist-tags': { latest: version }, versions: { [version]: { ...manifest, dist } } };
}
