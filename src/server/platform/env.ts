import { z } from 'zod'
import { keyFrom, modelEndpoints, modelTable } from './model-settings.ts'
import { retention } from './retention-settings.ts'
import { given } from './variables.ts'
import { whatIsRight } from './wrong-value.ts'

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

const origins = list.pipe(
  z.array(
    z
      .url({ protocol: /^https?$/, error: 'must be origins such as https://app.example.org' })
      .transform((value) => new URL(value).origin),
  ),
)

/** What RATE_LIMITS may name, and what each counts. `limits/rates.ts` has the numbers. */
export const RATE_NAMES = ['log-in', 'log-in-address', 'sign-up', 'uploads', 'analyses', 'requests'] as const
export type RateName = (typeof RATE_NAMES)[number]

const rates = list.pipe(
  z
    .array(
      z.string().regex(new RegExp(`^(${RATE_NAMES.join('|')})=[1-9]\\d{0,8}/[1-9]\\d{0,5}$`), {
        error: `must be like requests=600/60, of ${RATE_NAMES.join(', ')}`,
      }),
    )
    .transform((items) => {
      const found: Partial<Record<RateName, { limit: number; seconds: number }>> = {}
      for (const item of items) {
        const [name, limit, seconds] = item.split(/[=/]/)
        found[name as RateName] = { limit: Number(limit), seconds: Number(seconds) }
      }
      return found
    }),
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
    'The address people open in their browser. Required in production; https makes cookies Secure. Left out on Render: the service’s own address there (`RENDER_EXTERNAL_URL`).',
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
  allowedHosts: entry(
    'ALLOWED_HOSTS',
    'Comma-separated names that this installation goes by, beside that of PUBLIC_URL; a request for another is refused. Left out without PUBLIC_URL: any name.',
    list.transform((hosts) => hosts.map((host) => host.toLowerCase())),
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
  signUp: entry(
    'SIGN_UP',
    'Who may make an account: everybody (`open`), who has an invitation (`invited`), or nobody (`closed`).',
    z.enum(['open', 'invited', 'closed']).default('open'),
  ),
  smtpUrl: entry(
    'SMTP_URL',
    'A mail server such as smtp://user:password@mail.example.org:587, for mails that confirm addresses and reset passwords. Left out, no mail is sent; `npm run admin` prints links. Needs PUBLIC_URL and MAIL_FROM.',
    z
      .string()
      .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
      .optional(),
  ),
  mailFrom: entry(
    'MAIL_FROM',
    'Whom mails come from, such as UltrAI <ultrai@example.org>.',
    z.string().regex(/@/, 'must be an address such as ultrai@example.org').optional(),
  ),
  oauthIssuer: entry(
    'OAUTH_ISSUER',
    'An OpenID Connect provider to log in by, such as https://id.example.org. Its redirect address is PUBLIC_URL/api/auth/callback/oidc.',
    z.url({ protocol: /^https?$/ }).optional(),
  ),
  oauthClientId: entry('OAUTH_CLIENT_ID', 'Our id at that provider.', z.string().optional()),
  oauthClientSecret: entry('OAUTH_CLIENT_SECRET', 'Our secret at that provider.', z.string().optional()),
  oauthName: entry('OAUTH_NAME', 'How people call that provider.', z.string().default('Single sign-on')),
  googleClientId: entry('GOOGLE_CLIENT_ID', 'Log-in with Google: our id there.', z.string().optional()),
  googleClientSecret: entry('GOOGLE_CLIENT_SECRET', 'Our secret there.', z.string().optional()),
  githubClientId: entry('GITHUB_CLIENT_ID', 'Log-in with GitHub: our id there.', z.string().optional()),
  githubClientSecret: entry('GITHUB_CLIENT_SECRET', 'Our secret there.', z.string().optional()),
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
  parseCpuSeconds: entry(
    'PARSE_CPU_SECONDS',
    'Processor time that reading one file may take.',
    z.coerce.number().int().min(1).max(3_600).default(60),
  ),
  parseMemoryMiB: entry(
    'PARSE_MEMORY_MIB',
    'Memory that reading one file may take.',
    z.coerce.number().int().min(128).max(4_096).default(512),
  ),
  ocrLanguages: entry(
    'OCR_LANGUAGES',
    'Languages that pages without text are recognised in, comma-separated, as Tesseract names them: eng, deu, fra and spa are here; others come with `npm install @tesseract.js-data/ita` and the like. Fewer are quicker; one that a page turns out to be in is added by itself.',
    z
      .string()
      .regex(/^[a-z]{3}(_[a-z]+)?(\s*,\s*[a-z]{3}(_[a-z]+)?)*$/, 'must be codes such as eng,deu')
      .default('eng')
      .transform((value) => value.split(',').map((language) => language.trim())),
  ),
  llamaparseApiKey: entry(
    'LLAMAPARSE_API_KEY',
    'The key of a remote parser that speaks LlamaParse’s protocol. Left out, no file is sent anywhere to be read (docs/reading.md).',
    z.string().optional(),
  ),
  llamaparseUrl: entry(
    'LLAMAPARSE_URL',
    'Where the remote parser is, without a path.',
    z.url({ protocol: /^https?$/ }).default('https://api.cloud.llamaindex.ai'),
  ),
  llamaparseCallback: entry(
    'LLAMAPARSE_CALLBACK',
    '`true`: the remote parser calls PUBLIC_URL when it is done, rather than being asked every few seconds. It must be able to reach that address (https, a name).',
    z
      .enum(['true', 'false'])
      .default('false')
      .transform((value) => value === 'true'),
  ),
  remoteParser: entry(
    'REMOTE_PARSER',
    'What the remote parser reads: `scans`, the pages of PDFs and images that have no text; `always`, every PDF and image. Never what its owner keeps to this server.',
    z.enum(['scans', 'always']).default('scans'),
  ),
  parsersWaiting: entry(
    'PARSERS_WAITING',
    'Started processes that wait for files to read, some 150 MB each; 0 starts one for each file, which costs half a second.',
    z.coerce.number().int().min(0).max(64).default(3),
  ),
  maxPages: entry(
    'MAX_PAGES',
    'Pages that a document may have.',
    z.coerce.number().int().min(1).max(50_000).default(5_000),
  ),
  maxCharacters: entry(
    'MAX_CHARACTERS',
    'Characters that a document may have; 20 million at most.',
    z.coerce.number().int().min(1).max(20_000_000).default(20_000_000),
  ),
  analyseConcurrency: entry(
    'ANALYSE_CONCURRENCY',
    'Questions that one worker answers at once.',
    z.coerce.number().int().min(1).max(64).default(4),
  ),
  answerWaitSeconds: entry(
    'ANSWER_WAIT_SECONDS',
    'How long `POST /api/v2/analyses` waits for the document and the answer before it says which job to look at.',
    z.coerce.number().min(0).max(600).default(60),
  ),
  openaiApiKey: entry('OPENAI_API_KEY', 'The key for OpenAI’s models.', z.string().optional()),
  openaiBaseUrl: entry(
    'OPENAI_BASE_URL',
    'Another address for OpenAI’s protocol, such as a gateway of your own. Left out: OpenAI’s. Other servers go into MODEL_ENDPOINTS.',
    z.url({ protocol: /^https?$/ }).optional(),
  ),
  anthropicApiKey: entry('ANTHROPIC_API_KEY', 'The key for Anthropic’s models.', z.string().optional()),
  anthropicBaseUrl: entry(
    'ANTHROPIC_BASE_URL',
    'Another address for Anthropic’s protocol. Left out: Anthropic’s.',
    z.url({ protocol: /^https?$/ }).optional(),
  ),
  googleApiKey: entry(
    'GOOGLE_API_KEY',
    'The key for Google’s Gemini models. `GEMINI_API_KEY` and `GOOGLE_GENERATIVE_AI_API_KEY` are understood too.',
    z.string().optional(),
  ),
  googleBaseUrl: entry(
    'GOOGLE_BASE_URL',
    'Another address for Google’s protocol. Left out: Google’s.',
    z.url({ protocol: /^https?$/ }).optional(),
  ),
  modelEndpoints: entry(
    'MODEL_ENDPOINTS',
    'Servers that speak OpenAI’s chat completions (Ollama, vLLM, llama.cpp, OpenRouter): a JSON list, or the path of a file with one (docs/models.md).',
    modelEndpoints,
  ),
  models: entry(
    'MODELS',
    'What is to be changed or added in the table of models (price, context, label): a JSON list, or the path of a file with one (docs/models.md).',
    modelTable,
  ),
  modelLocalHosts: entry(
    'MODEL_LOCAL_HOSTS',
    'Comma-separated hosts of models on this server or its private network. Every other model’s address must be a public one, and gets no document that is kept to this server.',
    list,
  ),
  modelIdleSeconds: entry(
    'MODEL_IDLE_SECONDS',
    'How long a language model may be silent before it is given up.',
    z.coerce.number().min(0.1).max(3_600).default(60),
  ),
  modelTotalSeconds: entry(
    'MODEL_TOTAL_SECONDS',
    'How long one call to a language model may take in all.',
    z.coerce.number().min(0.1).max(7_200).default(600),
  ),
  embeddingModel: entry(
    'EMBEDDING_MODEL',
    'The model that turns text into its meaning, so that search finds more than words. Left out, no text is sent anywhere. Changed, the texts are embedded again in the background.',
    z.string().max(200).optional(),
  ),
  embeddingUrl: entry(
    'EMBEDDING_URL',
    'The base address of an OpenAI-compatible endpoint for EMBEDDING_MODEL, such as http://127.0.0.1:11434/v1. Left out, OpenAI’s own with OPENAI_API_KEY.',
    z.url({ protocol: /^https?$/ }).optional(),
  ),
  embeddingApiKey: entry(
    'EMBEDDING_API_KEY',
    'The key of EMBEDDING_URL, if it wants one.',
    z.string().optional(),
  ),
  embeddingDimensions: entry(
    'EMBEDDING_DIMENSIONS',
    'Asks the model for vectors of this length; left out, they are as long as the model makes them.',
    z.coerce.number().int().min(2).max(16_000).optional(),
  ),
  embeddingBatch: entry(
    'EMBEDDING_BATCH',
    'Passages that are sent to the embedding model at once.',
    z.coerce.number().int().min(1).max(2_048).default(32),
  ),
  embeddingLocal: entry(
    'EMBEDDING_LOCAL',
    '`true`: EMBEDDING_URL is on this server or its private network, though its name doesn’t show it; documents that are kept to this server may be sent there. Without it, or its host in MODEL_LOCAL_HOSTS, a name that leads to a private address is refused.',
    z
      .enum(['true', 'false'])
      .default('false')
      .transform((value) => value === 'true'),
  ),
  maxFileBytes: entry(
    'MAX_FILE_SIZE_BYTES',
    'The largest file that can be uploaded, in bytes.',
    z.coerce.number().int().min(1).max(1_073_741_824).default(26_214_400),
  ),
  uploadsPerDay: entry(
    'MAX_UPLOADS_PER_DAY_PER_USER',
    'Files that a user may upload in one UTC day.',
    z.coerce.number().int().min(1).max(1_000_000).default(30),
  ),
  blobStore: entry(
    'BLOB_STORE',
    'Where new files are kept: `postgres` or `s3`. Left out: `s3` when `S3_BUCKET` is set. What is stored already is read from where it is (docs/storage.md).',
    z.enum(['postgres', 's3']).optional(),
  ),
  s3Bucket: entry('S3_BUCKET', 'A bucket of any S3-compatible store, for files.', z.string().optional()),
  s3Endpoint: entry(
    'S3_ENDPOINT',
    'The store’s address. Left out: Supabase’s when `SUPABASE_URL` is set, else Amazon’s of the region.',
    z.url({ protocol: /^https?$/ }).optional(),
  ),
  s3Region: entry('S3_REGION', 'The region of the bucket.', z.string().default('us-east-1')),
  s3AccessKeyId: entry('S3_ACCESS_KEY_ID', 'The id of the key to the bucket.', z.string().optional()),
  s3SecretAccessKey: entry('S3_SECRET_ACCESS_KEY', 'The key to the bucket.', z.string().optional()),
  s3ForcePathStyle: entry(
    'S3_FORCE_PATH_STYLE',
    'Whether the bucket stands in the path (`true`) or in the host name (`false`). Left out: in the path, except on Amazon.',
    z
      .enum(['true', 'false'])
      .transform((value) => value === 'true')
      .optional(),
  ),
  s3Prefix: entry(
    'S3_PREFIX',
    'What the names of all files in the bucket begin with, such as `ultrai/`. Nothing else may be stored under it.',
    z
      .string()
      .regex(/^[\w.-]+(\/[\w.-]+)*\/$/, 'letters, digits, . _ - and /, with a / at its end')
      .default('ultrai/'),
  ),
  s3DirectDownloads: entry(
    'S3_DIRECT_DOWNLOADS',
    'Whether a download is sent on to the bucket by a link that expires after a minute, rather than passed through.',
    z
      .enum(['true', 'false'])
      .default('false')
      .transform((value) => value === 'true'),
  ),
  supabaseUrl: entry(
    'SUPABASE_URL',
    'A Supabase project such as https://PROJECT.supabase.co, whose storage is used when `S3_BUCKET` is set.',
    z.url({ protocol: /^https?$/ }).optional(),
  ),
  supabaseAnonKey: entry(
    'SUPABASE_ANON_KEY',
    'The project’s public key. With SUPABASE_SERVICE_ROLE_KEY it opens the storage where no S3_ACCESS_KEY_ID is set.',
    z.string().optional(),
  ),
  supabaseServiceRoleKey: entry(
    'SUPABASE_SERVICE_ROLE_KEY',
    'The project’s secret key, a JWT of the role `service_role`. A pair of S3 keys, made in the project’s storage settings, is better: it can be revoked by itself.',
    z.string().optional(),
  ),
  monthlyCapPerUser: entry(
    'MONTHLY_CAP_USD_PER_USER',
    'What language models may cost each user in a calendar month (UTC), in dollars. Left out: no limit.',
    z.coerce.number().min(0).optional(),
  ),
  monthlyCap: entry(
    'MONTHLY_CAP_USD',
    'What language models may cost this installation in a calendar month (UTC), in dollars. Left out: no limit.',
    z.coerce.number().min(0).optional(),
  ),
  rateLimits: entry(
    'RATE_LIMITS',
    'Other limits than those of docs/api.md, such as `requests=1200/60,uploads=20/60`: so many within so many seconds. Names: log-in, log-in-address, sign-up, uploads, analyses, requests.',
    rates,
  ),
  trustProxy: entry(
    'TRUST_PROXY',
    'How many proxies stand in front of the web process. So many addresses of X-Forwarded-For are believed, from its end; 0 believes none.',
    z.coerce.number().int().min(0).max(10).default(0),
  ),
  corsOrigins: entry(
    'CORS_ORIGINS',
    'Other sites whose pages may call `/api/v2` with an access token, comma-separated origins such as https://app.example.org. Cookies are never taken from them.',
    origins,
  ),
  metricsToken: entry(
    'METRICS_TOKEN',
    'What Prometheus sends as a bearer token (at least 16 characters) to read `/metrics` and the details of `/health/db`, `/health/external` and `/health/worker`. Left out: open in the local profile, closed in production (docs/metrics.md).',
    z.string().min(16, 'needs at least 16 characters').optional(),
  ),
  metricsPort: entry(
    'METRICS_PORT',
    'The port on which the worker answers `/metrics` and `/health/live`, at HOST. Left out: none. Web answers them on its own port.',
    z.coerce.number().int().min(0).max(65_535).optional(),
  ),
  retention: entry(
    'RETENTION',
    'After how many days something is removed by itself, other than trash=30,events=90,tokens=30,audit=365,idempotency=1,counts=90 (docs/backup-and-recovery.md); `never` keeps it.',
    retention,
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

/** Some settings alone, for programs that need no database. Throws an Error that names the first wrong variable. */
export function readSettings<K extends keyof Env>(
  variables: Record<string, string | undefined>,
  keys: readonly K[],
): Pick<Env, K> {
  const source = given(variables)
  const values: Partial<Record<keyof Env, unknown>> = {}
  for (const key of keys) {
    const { env, schema } = CONFIG[key]
    const parsed = schema.safeParse(source[env])
    if (!parsed.success) throw new Error(`${env}: ${whatIsRight(schema, parsed.error)}`)
    values[key] = parsed.data
  }
  return values as Pick<Env, K>
}

/**
 * Reads and checks the environment once, at start. Throws an Error whose message names each wrong variable and
 * what would be right.
 */
export function readEnv(variables: Record<string, string | undefined>): Env {
  const source = given(variables)
  const problems: string[] = []
  const values: Record<string, unknown> = {}
  for (const [key, { env, schema }] of Object.entries(CONFIG)) {
    const parsed = schema.safeParse(source[env])
    if (parsed.success) values[key] = parsed.data
    else problems.push(`${env}: ${whatIsRight(schema, parsed.error)}`)
  }
  const env = values as Env
  if (problems.length === 0) {
    const secretsFrom = source.JWT_SECRET && env.authSecrets.length === 0 ? 'JWT_SECRET' : 'AUTH_SECRETS'
    if (source.JWT_SECRET && env.authSecrets.length === 0) env.authSecrets = [source.JWT_SECRET]
    if (source.RENDER_EXTERNAL_URL && URL.canParse(source.RENDER_EXTERNAL_URL))
      env.publicUrl ??= source.RENDER_EXTERNAL_URL
    env.googleApiKey ??= source.GEMINI_API_KEY ?? source.GOOGLE_GENERATIVE_AI_API_KEY
    env.modelEndpoints = env.modelEndpoints.map((endpoint) => keyFrom(endpoint, source))
    problems.push(...wrongSecrets(env, secretsFrom), ...missing(env))
  }
  if (problems.length > 0) throw new Error(`The configuration is not right:\n  ${problems.join('\n  ')}`)
  return env
}

function wrongSecrets({ authSecrets }: Env, name: string): string[] {
  const makeOne = '`openssl rand -hex 32` makes one'
  if (authSecrets.length === 0) return [`${name}: needed; ${makeOne}`]
  return authSecrets.flatMap((secret) => {
    if (secret.length < 32) return [`${name}: each key needs at least 32 characters; ${makeOne}`]
    return EXAMPLE_SECRETS.test(secret) ? [`${name}: an example key is known to everybody; ${makeOne}`] : []
  })
}

function missing(env: Env): string[] {
  const problems: string[] = []
  if (!env.databaseUrl)
    problems.push('DATABASE_URL: needed; a Postgres such as postgres://user:password@host/ultrai')
  if (env.embeddingModel && !env.embeddingUrl && !env.openaiApiKey)
    problems.push('EMBEDDING_URL: needed for EMBEDDING_MODEL, or OPENAI_API_KEY for OpenAI’s own')
  if (env.profile === 'production' && !env.publicUrl)
    problems.push('PUBLIC_URL: needed in production, such as https://ultrai.example.org')
  return [...problems, ...missingForAccounts(env), ...missingForS3(env)]
}

function missingForAccounts(env: Env): string[] {
  return [
    // A link whose host came with a request could lead anywhere.
    env.smtpUrl && !env.publicUrl ? 'PUBLIC_URL: needed with SMTP_URL, for the links in mails' : '',
    env.llamaparseCallback && !env.publicUrl ? 'PUBLIC_URL: needed with LLAMAPARSE_CALLBACK' : '',
    env.smtpUrl && !env.mailFrom ? 'MAIL_FROM: needed with SMTP_URL' : '',
    env.oauthIssuer && !env.oauthClientId ? 'OAUTH_CLIENT_ID: needed with OAUTH_ISSUER' : '',
    env.oauthIssuer && !env.oauthClientSecret ? 'OAUTH_CLIENT_SECRET: needed with OAUTH_ISSUER' : '',
    env.googleClientId && !env.googleClientSecret ? 'GOOGLE_CLIENT_SECRET: needed with GOOGLE_CLIENT_ID' : '',
    env.githubClientId && !env.githubClientSecret ? 'GITHUB_CLIENT_SECRET: needed with GITHUB_CLIENT_ID' : '',
  ].filter(Boolean)
}

function missingForS3(env: Env): string[] {
  if (!env.s3Bucket)
    return env.blobStore === 's3' ? ['S3_BUCKET: needed, as BLOB_STORE says that files are kept in S3'] : []
  if (env.supabaseUrl && env.supabaseAnonKey && env.supabaseServiceRoleKey && !env.s3AccessKeyId) return []
  return [
    env.s3AccessKeyId ? '' : 'S3_ACCESS_KEY_ID: needed with S3_BUCKET',
    env.s3SecretAccessKey ? '' : 'S3_SECRET_ACCESS_KEY: needed with S3_BUCKET',
  ].filter(Boolean)
}
