import { execFile } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { webApp } from '#test/web-app.ts'

const app = await testApp()
const { user } = await app.signUp('ada')
const web = await webApp(app)

/** `npm run admin -- …` as a process, on the database of this test. */
function admin(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = {
    PATH: process.env.PATH,
    DATABASE_URL: app.deps.env.databaseUrl ?? '',
    ULTRAI_DATA_DIR: mkdtempSync(join(tmpdir(), 'ultrai-admin-')),
    PUBLIC_URL: 'https://ultrai.example.org',
  }
  const command = ['src/launcher/admin.ts', ...args]
  return new Promise((resolve) =>
    execFile(process.execPath, command, { env: env as unknown as NodeJS.ProcessEnv }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out: out.trim(), err }),
    ),
  )
}

test('without a mail server, the operator prints the link by which a forgotten password is set anew', async () => {
  const { code, out } = await admin('reset-link', 'Ada@example.org')
  expect([code, out]).toEqual([0, expect.stringMatching(/^https:\/\/ultrai\.example\.org\/reset#[\w-]{43}$/)])
  const password = 'set by a printed link'
  await app.stranger.auth.resetPassword({ token: new URL(out).hash.slice(1), password })
  const visitor = web.visitor()
  expect((await visitor.logIn(user.email, 'ada likes long passwords')).status).toBe(401)
  expect((await visitor.logIn(user.email, password)).status).toBe(200)
})

test('what does not work is told in words, with the exit code for it', async () => {
  const [unknown, misspelt] = await Promise.all([admin('reset-link', 'nobody@example.org'), admin('dance')])
  expect([unknown.code, unknown.out, unknown.err]).toEqual([1, '', 'There is no such user.\n'])
  expect([misspelt.code, misspelt.err]).toEqual([2, expect.stringContaining('usage: npm run admin')])
})
