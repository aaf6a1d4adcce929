import { expect, test } from 'vitest'
import { s3Settings } from './blobs/s3-settings.ts'
import { CONFIG, readEnv } from './env.ts'

const SECRET = '3f1d7c9a5b8e2046f7a1c3d5e9b0a2c4'
const enough = { DATABASE_URL: 'postgres://u@h/d', AUTH_SECRETS: SECRET }

function complaint(source: Record<string, string>): string {
  try {
    readEnv(source)
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

test('what is left out has its default', () => {
  expect(readEnv(enough)).toMatchObject({
    profile: 'local',
    port: 3000,
    cacheSeconds: 3600,
    redisUrl: undefined,
  })
})

test('an empty variable counts as not set', () => {
  expect(readEnv({ ...enough, PORT: '', REDIS_URL: ' ' })).toMatchObject({ port: 3000, redisUrl: undefined })
})

test('AUTH_SECRETS is a list, and JWT_SECRET is understood', () => {
  expect(readEnv({ ...enough, AUTH_SECRETS: `${SECRET}, ${SECRET}b` }).authSecrets).toHaveLength(2)
  expect(readEnv({ DATABASE_URL: enough.DATABASE_URL, JWT_SECRET: SECRET }).authSecrets).toEqual([SECRET])
})

test('on Render, PUBLIC_URL is the address there, unless another is set', () => {
  const RENDER_EXTERNAL_URL = 'https://ultrai.onrender.com'
  const production = { ...enough, ULTRAI_PROFILE: 'production', RENDER_EXTERNAL_URL }
  expect(readEnv(production).publicUrl).toBe(RENDER_EXTERNAL_URL)
  const own = 'https://ultrai.example.org'
  expect(readEnv({ ...production, PUBLIC_URL: own }).publicUrl).toBe(own)
})

test.each([
  [{ AUTH_SECRETS: '' }, 'AUTH_SECRETS: needed'],
  [{ AUTH_SECRETS: 'short' }, 'at least 32 characters'],
  [{ AUTH_SECRETS: 'change-me-change-me-change-me-change-me' }, 'example key'],
  [{ AUTH_SECRETS: 'a'.repeat(40) }, 'example key'],
  [{ DATABASE_URL: '' }, 'DATABASE_URL: needed'],
  [{ DATABASE_URL: 'mysql://h/d' }, 'DATABASE_URL: must begin with postgres://'],
  [{ PORT: '99999' }, 'PORT'],
  [{ ULTRAI_PROFILE: 'prod' }, 'ULTRAI_PROFILE'],
  [{ ULTRAI_PROFILE: 'production' }, 'PUBLIC_URL: needed in production'],
])('%o is refused with its name', (wrong, words) => {
  expect(complaint({ ...enough, ...wrong })).toContain(words)
})

test.each(['short', 'please-change-me-please-change-me-1', 'b'.repeat(32)])(
  'a wrong JWT_SECRET is named as such: %s',
  (JWT_SECRET) => {
    const words = complaint({ DATABASE_URL: enough.DATABASE_URL, JWT_SECRET })
    expect(words).toMatch(/JWT_SECRET: .*openssl rand -hex 32/)
    expect(words).not.toContain('AUTH_SECRETS')
    expect(words).not.toContain(JWT_SECRET)
  },
)

test.each([
  [{ PORT: '99999' }, 'PORT: must be a whole number from 0 to 65535'],
  [{ MAX_FILE_SIZE_BYTES: '25 MB' }, 'MAX_FILE_SIZE_BYTES: must be a whole number from 1 to 1073741824'],
  [{ MONTHLY_CAP_USD: 'much' }, 'MONTHLY_CAP_USD: must be a number of at least 0'],
  [{ ULTRAI_PROFILE: 'prod' }, 'ULTRAI_PROFILE: must be one of local, test, production'],
  [{ PUBLIC_URL: 'ultrai' }, 'PUBLIC_URL: must be an address such as https://ultrai.example.org'],
])('%o is told what would be right', (wrong, words) => {
  expect(complaint({ ...enough, ...wrong })).toContain(words)
})

test('every variable that can be wrong is refused by its name', () => {
  const named = Object.values(CONFIG).filter(({ schema }) => !schema.safeParse('\u0000').success)
  expect(named.length).toBeGreaterThan(30)
  for (const { env } of named)
    expect(complaint({ ...enough, [env]: '\u0000' })).toMatch(new RegExp(`^  ${env}: .{8}`, 'm'))
})

const OTHERS_NAMES = {
  DATABASE_URL: enough.DATABASE_URL,
  JWT_SECRET: SECRET,
  MAX_FILE_SIZE_BYTES: '1000',
  MAX_CONCURRENT_JOBS_PER_USER: '3',
  MAX_UPLOADS_PER_DAY_PER_USER: '4',
  OPENAI_API_KEY: 'sk-o',
  LLAMAPARSE_API_KEY: 'llx-l',
  SUPABASE_URL: 'https://abc.supabase.co',
  SUPABASE_ANON_KEY: 'public',
  SUPABASE_SERVICE_ROLE_KEY: 'secret',
  S3_BUCKET: 'files',
}

test.each(['', 'UPLOAD_PIPELINE_'])('the names that others use are understood after %j', (prefix) => {
  const source = Object.entries(OTHERS_NAMES).map(([name, value]) => [prefix + name, value])
  const env = readEnv(Object.fromEntries(source))
  expect(env).toMatchObject({
    authSecrets: [SECRET],
    maxFileBytes: 1000,
    ingestPerUser: 3,
    uploadsPerDay: 4,
    openaiApiKey: 'sk-o',
    llamaparseApiKey: 'llx-l',
    supabaseUrl: 'https://abc.supabase.co',
  })
  expect(s3Settings(env)).toMatchObject({
    baseUrl: 'https://abc.supabase.co/storage/v1/s3/files/',
    accessKeyId: 'abc',
    secretAccessKey: 'public',
    sessionToken: 'secret',
  })
})

test('a variable under its plain name wins over the same with the prefix', () => {
  expect(readEnv({ ...enough, UPLOAD_PIPELINE_PORT: '1', PORT: '2' }).port).toBe(2)
  expect(readEnv({ ...enough, UPLOAD_PIPELINE_PORT: '1', PORT: ' ' }).port).toBe(1)
})

test('every wrong variable is named at once', () => {
  expect(complaint({ PORT: 'x', REDIS_URL: 'http://h' })).toMatch(/PORT.*REDIS_URL/s)
})
