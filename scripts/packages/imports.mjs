import { isBuiltin } from 'node:module';

const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*["']([^"'.][^"']*)["']/g;

/** What a file imports must be installed with the package: a development dependency is not. */
export function importProblems({ name, dependencies, peerDependencies }, files, content) {
  const declared = new Set([name, ...Object.keys({ ...dependencies, ...peerDependencies })]);
  return (
    files
      // A browser that lacks BroadcastChannel does without the library there.
      .filter((file) => /[.](?:js|d[.]ts)$/.test(file) && !/^dist[/]curfew[.]/.test(file))
      .flatMap((file) =>
        [...withoutComments(content(file)).matchAll(IMPORT)]
          .map(([, specifier]) => /^(?:@[^/]+[/])?[^/]+/.exec(specifier)[0])
          .filter((imported) => !isBuiltin(imported) && !declared.has(imported))
          .map((imported) => `${file} imports ${imported}, which is not a dependency.`),
      )
  );
}

/** TSDoc has examples, which import for an app. */
function withoutComments(code) {
  return code.replace(/[/][*].*?[*][/]/gs, '');
}
