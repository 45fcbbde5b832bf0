// Measures what a set of imports adds to a browser's bundle.
import { gzipSync } from 'node:zlib';
import { build, defaultClientConditions } from 'vite';

/**
 * Returns the size of what `vite build` makes of only these imports, in bytes of gzip. `from` has the names by module,
 * which is resolved below `folder`, or is one style sheet.
 */
export async function weigh({ from, external = [] }, folder) {
  const isStyle = typeof from === 'string';
  const { output } = await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['source', ...defaultClientConditions] },
    plugins: [entryOf(isStyle ? `import "${from}";` : exportOf(from))],
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: { input: 'entry', external, preserveEntrySignatures: 'strict' },
    },
  });
  const shipped = isStyle
    ? output.find(({ fileName }) => fileName.endsWith('.css')).source
    : withoutImports(output[0].code);
  return gzipSync(shipped, { level: 9 }).length;
}

/** The statements that export only these names. */
function exportOf(from) {
  return Object.entries(from)
    .map(([module, names]) => `export { ${names.join(', ')} } from "${module}";`)
    .join('\n');
}

/** A plugin whose module `entry` has the given source. */
function entryOf(code) {
  return {
    name: 'entry',
    resolveId: (id) => (id === 'entry' ? '\0entry' : null),
    load: (id) => (id === '\0entry' ? { code, moduleSideEffects: true } : null),
  };
}

/** A bundle without the imports of its externals at its start, because the app's own bundle has none. */
function withoutImports(code) {
  return code.replace(/^(import\s*([^"';]*from\s*)?"[^"]*";?\s*)+/, '');
}
