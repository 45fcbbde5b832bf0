import type { NextConfig } from 'next';

const nextConfig: NextConfig = {
  cacheComponents: true,
  partialPrefetching: true,
  // PGlite finds its database beside its own files, so it cannot be bundled.
  serverExternalPackages: ['@electric-sql/pglite'],
  // Otherwise a neighbouring subdomain can show the pages in a frame, with the session.
  headers: async () => [
    { source: '/((?!curfew/v1/).*)', headers: [{ key: 'Content-Security-Policy', value: "frame-ancestors 'none'" }] },
  ],
};

export default nextConfig;
