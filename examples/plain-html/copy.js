import { cpSync } from 'node:fs';

for (const file of ['curfew.js', 'styles.css', 'curfew.notices.txt'])
  cpSync(`node_modules/@curfew/dom/dist/${file}`, `public/curfew/${file}`);
