import type { NextConfig } from 'next';

const nextConfig: NextConfig = {
  cacheComponents: true,
  partialPrefetching: true,
  // PGlite finds its database beside its own files, so it cannot be bundled.
  serverExternalPackages: ['@electric-sql/pglite'],
};

export default nextConfig;
