import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { startTemporaryDatabase } from '#launcher/postgres/temporary.ts'
import { sessionCookie } from '#server/auth/cookie.ts'
import { register } from '#server/auth/register.ts'
import { logIn } from '#server/auth/sessions.ts'
import { makeToken } from '#server/auth/tokens.ts'
import { POLICIES } from '#server/jobs/kinds.ts'
import { buildDeps } from '#server/platform/deps.ts'
import { readEnv } from '#server/platform/env.ts'
import { migrate } from '#server/platform/migrate.ts'
import { startProcess, stopProcess } from './processes.ts'

/** Database, web and worker as processes of their own, with one person logged in. */
export interface Installation {
  worker: ChildProcess
  web: ChildProcess
  /** Where the web process listens. */
  port: number
  /** The log-in of the one person, as a Cookie header. */
  cookie: string
  databaseUrl: string
  /** Makes an account with PASSWORD of the mix and logs it in; returns its Cookie header. */
  logIn(email: string): Promise<string>
  /** Asks the web process. */
  ask(
    path: string,
    init?: { method: string; body: Uint8Array; headers?: Record<string, string> },
  ): Promise<Response>
  /** Waits until so many documents are ready; throws when one fails, or after five minutes. */
  ready(count: number): Promise<void>
  stop(): Promise<void>
}

const PATIENCE_MS = 300_000

/** Everybody's. */
export const PASSWORD = 'four lines of measured words'

/** `more`: other settings than those of the benchmarks. */
export async function install(more: Record<string, string> = {}): Promise<Installation> {
  const database = await startTemporaryDatabase()
  await migrate(database.url)
  const variables = {
    ULTRAI_PROFILE: 'test',
    DATABASE_URL: database.url,
    AUTH_SECRETS: 'a-key-of-the-benchmark-0123456789abcdef',
    LOG_LEVEL: 'error',
    MAX_UPLOADS_PER_DAY_PER_USER: '1000',
    ...more,
  }
  const env = readEnv(variables)
  const deps = buildDeps(env, 'web', POLICIES)
  const cookie = await logInAs(deps, 'bench@example.org')
  const [web, worker] = [
    startProcess('./web.ts', variables),
    startProcess('../src/worker/main.ts', variables),
  ]
  const [{ port }] = (await once(web, 'message')) as [{ port: number }]
  while ((await deps.db.worker.count()) === 0) await pause(50)

  return {
    worker,
    web,
    port,
    cookie,
    databaseUrl: database.url,
    logIn: (email) => logInAs(deps, email),
    ask: (path, init) =>
      fetch(`http://127.0.0.1:${port}${path}`, {
        ...init,
        headers: { cookie, ...init?.headers },
      } as RequestInit),
    async ready(count) {
      const until = Date.now() + PATIENCE_MS
      while ((await deps.db.document.count({ where: { state: 'ready' } })) < count) {
        const failed = await deps.db.document.findFirst({ where: { state: 'failed' } })
        if (failed) throw new Error(`${failed.filename} failed: ${failed.error}`)
        if (Date.now() > until) throw new Error('not ready after five minutes')
        await pause(10)
      }
    },
    async stop() {
      await Promise.all([stopProcess(web), stopProcess(worker)])
      await deps.close(0)
      await database.stop()
    },
  }

  async function logInAs(services: typeof deps, email: string): Promise<string> {
    const person = { email, password: PASSWORD }
    const user = await register(services, { ...person, username: 'bench' })
    const { sessionId } = await logIn(services, { ...person, userAgent: 'bench' })
    const token = await makeToken(env.authSecrets, { sessionId, userId: user.id, seconds: 3600 })
    return `${sessionCookie(env).name}=${token}`
  }
}
