// The reference: every export of every entry, from the sources.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Application } from 'typedoc';
import { REFERENCE, root } from './pages.mjs';

/** Entries that are for other packages of Curfew only, or for texts and styles. */
const LEFT_OUT = /messages|shared|[.]css/;

const entries = new Map(
  ['core', 'dom', 'react', 'server'].flatMap((name) => {
    const { exports } = JSON.parse(readFileSync(join(root, `packages/${name}/package.json`), 'utf8'));
    return Object.entries(exports)
      .filter(([path]) => !LEFT_OUT.test(path))
      .map(([path, { source }]) => [
        join(root, 'packages', name, source),
        join('@curfew', name, path).replaceAll('\\', '/'),
      ]);
  }),
);

const app = await Application.bootstrapWithPlugins({
  entryPoints: [...entries.keys()],
  tsconfig: join(root, 'docs/.vitepress/tsconfig.reference.json'),
  plugin: ['typedoc-plugin-markdown'],
  // Types are checked elsewhere.
  skipErrorChecking: true,
  logLevel: 'Error',
  name: 'Every export',
  readme: 'none',
  // Without git the template is required; the sources are removed below.
  disableGit: true,
  sourceLinkTemplate: '{path}',
  excludeInternal: true,
  excludeExternals: true,
  outputs: [{ name: 'markdown', path: join(root, REFERENCE) }],
  outputFileStrategy: 'modules',
  hidePageHeader: true,
  hideBreadcrumbs: true,
  useCodeBlocks: true,
  useHTMLAnchors: true,
  expandObjects: false,
  parametersFormat: 'table',
  interfacePropertiesFormat: 'table',
  typeAliasPropertiesFormat: 'table',
  tableColumnSettings: { hideModifiers: true, hideSources: true, hideInherited: true, hideOverrides: true },
});
const project = await app.convert();
if (!project) process.exit(1);
for (const module of project.children ?? []) {
  const name = entries.get(module.sources?.[0]?.fullFileName ?? '');
  if (name) module.name = name;
}
for (const reflection of Object.values(project.reflections)) delete reflection.sources;
rmSync(join(root, REFERENCE), { recursive: true, force: true });
await app.generateOutputs(project);
