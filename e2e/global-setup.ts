import { buildSites } from './virtual/sites.ts';

export default buildSites;
