import { z } from 'zod'

/** One entry of the configuration: its doc, its schema (with the default), its variable. */
interface Entry<S extends z.ZodType = z.ZodType> {
  env: string
  doc: string
  schema: S
}

function entry<S extends z.ZodType>(env: string, doc: string, schema: S): Entry<S> {
  return { env, doc, schema }
}

const list = z
  .string()
  .default('')
  .transform((value) =>
    value
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean),
  )

/** Everything that can be set. `.env.example` and docs/configuration.md are generated from this table. */
export const CONFIG = {
  profile: entry(
    'ULTRAI_PROFILE',
    'How strict the start is. `local` picks what is missing by itself; `production` refuses to start without it.',
    z.enum(['local', 'test', 'production']).default('local'),
  ),
  port: entry(
    'PORT',
    'The port the web process listens on.',
    z.coerce.number().int().min(0).max(65_535).default(3000),
  ),
  host: entry(
    'HOST',
    'The address the web process listens on. Left out: 127.0.0.1, in the production profile 0.0.0.0.',
    z.string().optional(),
  ),
  publicUrl: entry(
    'PUBLIC_URL',
    'The address people open in their browser. Required in production; https makes cookies Secure.',
    z.url().optional(),
  ),
  databaseUrl: entry(
    'DATABASE_URL',
    'A Postgres (14 or newer). Left out in the local profile, an embedded one is started.',
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://')
      .optional(),
  ),
  redisUrl: entry(
    'REDIS_URL',
    'A Redis for the cache. Left out, the cache is in each process, in front of Postgres.',
    z
      .string()
      .regex(/^rediss?:\/\//, 'must begin with redis:// or rediss://')
      .optional(),
  ),
  authSecrets: entry(
    'AUTH_SECRETS',
    'Comma-separated keys of at least 32 characters: the first signs sign-ins, all verify. `JWT_SECRET` is understood too. Left out in the local profile, one is made and kept in the data folder.',
    list,
  ),
  adminEmail: entry(
    'ADMIN_EMAIL',
    'In production, the account with this address is admin. In the local profile the first account is.',
    z.string().toLowerCase().optional(),
  ),
  dataDir: entry(
    'ULTRAI_DATA_DIR',
    'The folder of the embedded database and of what the local profile makes.',
    z.string().default('data'),
  ),
  poolSize: entry(
    'DATABASE_POOL_SIZE',
    'Connections to Postgres that each process keeps at most.',
    z.coerce.number().int().min(2).max(200).default(10),
  ),
  cacheSeconds: entry(
    'CACHE_SECONDS',
    'How long an answer is given again to the same question about the same text.',
    z.coerce.number().int().min(0).max(86_400).default(3600),
  ),
  ingestConcurrency: entry(
    'INGEST_CONCURRENCY',
    'Documents that one worker reads at once.',
    z.coerce.number().int().min(1).max(64).default(2),
  ),
  ingestPerUser: entry(
    'MAX_CONCURRENT_JOBS_PER_USER',
    'Documents of one user that are read at once; the rest wait.',
    z.coerce.number().int().min(1).max(64).default(2),
  ),
  analyseConcurrency: entry(
    'ANALYSE_CONCURRENCY',
    'Questions that one worker answers at once.',
    z.coerce.number().int().min(1).max(64).default(4),
  ),
  logLevel: entry(
    'LOG_LEVEL',
    'How much is logged: fatal, error, warn, info, debug or silent.',
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  ),
} as const

export type Env = { -readonly [K in keyof typeof CONFIG]: z.output<(typeof CONFIG)[K]['schema']> }

/** Secrets that stand in guides and examples; nobody's key may be one of them. */
const EXAMPLE_SECRETS = /change.?me|secret.?key|example|your.?secret|^(.)\1+$/i

/**
 * Reads and checks the environment once, at start. Throws an Error whose message names each wrong variable and
 * what would be right.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const problems: string[] = []
  const values: Record<string, unknown> = {}
  for (const [key, { env, schema }] of Object.entries(CONFIG)) {
    // An empty variable is an unset one: hosting forms send "" for what was left blank.
    const parsed = schema.safeParse(source[env]?.trim() || undefined)
    if (parsed.success) values[key] = parsed.data
    else problems.push(`${env}: ${parsed.error.issues.map((issue) => issue.message).join('; ')}`)
  }
  const env = values as Env
  if (problems.length === 0) {
    if (env.authSecrets.length === 0 && source.JWT_SECRET) env.authSecrets = [source.JWT_SECRET]
    problems.push(...missing(env))
  }
  if (problems.length > 0) throw new Error(`The configuration is not right:\n  ${problems.join('\n  ')}`)
  return env
}

function missing(env: Env): string[] {
  const problems: string[] = []
  if (!env.databaseUrl)
    problems.push('DATABASE_URL: needed; a Postgres such as postgres://user:password@host/ultrai')
  if (env.authSecrets.length === 0)
    problems.push('AUTH_SECRETS: needed; make one with `openssl rand -hex 32`')
  for (const secret of env.authSecrets) {
    if (secret.length < 32)
      problems.push('AUTH_SECRETS: each key needs at least 32 characters; `openssl rand -hex 32` makes one')
    else if (EXAMPLE_SECRETS.test(secret))
      problems.push('AUTH_SECRETS: an example key is known to everybody; `openssl rand -hex 32` makes one')
  }
  if (env.profile === 'production' && !env.publicUrl)
    problems.push('PUBLIC_URL: needed in production, such as https://ultrai.example.org')
  return problems
}
