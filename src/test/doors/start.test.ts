import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'

/** The programs that a server is started with, and what each says when it can't be. */

const RIGHT = {
  ULTRAI_PROFILE: 'production',
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  PUBLIC_URL: 'https://ultrai.example.org',
  AUTH_SECRETS: '3f1d7c9a5b8e2046f7a1c3d5e9b0a2c4',
}

function start(
  program: string,
  settings: Record<string, string>,
): Promise<{ code: number | null; said: string }> {
  const { PATH = '', HOME = '' } = process.env
  const env = { PATH, HOME, NODE_ENV: 'production' as const, ...RIGHT, ...settings }
  const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })))
}

test.each([
  ['src/web/main.ts', { AUTH_SECRETS: '' }, 'AUTH_SECRETS: needed; `openssl rand -hex 32` makes one'],
  ['src/worker/main.ts', { AUTH_SECRETS: 'too-short' }, 'AUTH_SECRETS: each key needs at least 32'],
  ['src/launcher/all.ts', { AUTH_SECRETS: 'change-me-'.repeat(4) }, 'AUTH_SECRETS: an example key'],
  [
    'src/worker/main.ts',
    { AUTH_SECRETS: '', JWT_SECRET: 'your-secret-'.repeat(4) },
    'JWT_SECRET: an example key',
  ],
  ['src/worker/main.ts', { UPLOAD_PIPELINE_PORT: 'x', PUBLIC_URL: '' }, 'PORT: must be a whole number'],
])('%s with %o refuses to start, and names the variable', async (program, settings, words) => {
  const { code, said } = await start(program, settings as Record<string, string>)
  expect(code).toBe(1)
  expect(said).toContain(words)
})
