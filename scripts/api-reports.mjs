// npm run test:packages: compares the public API of each entry with its committed report, so that a change shows in a diff.
// npm run api: writes the reports. They are docs/api/<package>[.<entry>].api.md, by API Extractor.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { root } from './lib/prepare.mjs';

const isUpdate = process.argv.includes('--update');
const reportFolder = join(root, 'docs/api');
mkdirSync(reportFolder, { recursive: true });

let isChanged = false;
for (const name of readdirSync(join(root, 'packages')).sort()) {
  const projectFolder = join(root, 'packages', name);
  const { exports } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'));
  for (const [path, { types }] of Object.entries(exports)) {
    // Styles have no types; the catalogues of messages are all of one type.
    if (!types || path.startsWith('./messages/')) continue;
    const { succeeded } = extract(projectFolder, types, [name, ...path.split('/').slice(1)].join('.'));
    isChanged ||= !succeeded;
  }
}
if (isChanged) {
  console.error('The public API has changed. If that is meant: npm run api, and commit docs/api.');
  process.exitCode = 1;
}

function extract(projectFolder, types, name) {
  const config = ExtractorConfig.prepare({
    configObjectFullPath: join(projectFolder, 'api-extractor.json'),
    packageJsonFullPath: join(projectFolder, 'package.json'),
    configObject: {
      projectFolder,
      mainEntryPointFilePath: join(projectFolder, types),
      compiler: { tsconfigFilePath: join(projectFolder, 'tsconfig.json') },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder,
        reportTempFolder: join(root, 'node_modules/.cache/api'),
        includeForgottenExports: true,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
  });
  return Extractor.invoke(config, {
    localBuild: isUpdate,
    messageCallback(message) {
      // The difference is reported once at the end. Notices about versions are not useful here.
      message.handled = message.logLevel !== ExtractorLogLevel.Error;
    },
  });
}
