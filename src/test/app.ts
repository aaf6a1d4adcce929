import { setTimeout as pause } from 'node:timers/promises'
import { afterAll } from 'vitest'
import type { User } from '#contracts/auth.ts'
import type { Uploaded } from '#contracts/document.ts'
import { type ApiDeps, createContext } from '#server/api/context.ts'
import { callerFor } from '#server/api/root.ts'
import { sessionCookie } from '#server/auth/cookie.ts'
import { logIn } from '#server/auth/sessions.ts'
import { makeToken } from '#server/auth/tokens.ts'
import { receive } from '#server/documents/receive.ts'
import { POLICIES } from '#server/jobs/kinds.ts'
import type { Embedder } from '#server/models/embeddings/embedder.ts'
import type { Provider } from '#server/models/provider.ts'
import { type Providers, usableProviders } from '#server/models/registry.ts'
import { buildDeps } from '#server/platform/deps.ts'
import { readEnv } from '#server/platform/env.ts'
import { startWorker } from '#worker/start.ts'
import { freshDatabase } from './database.ts'

export type Caller = ReturnType<typeof callerFor>

/** A whole installation over a fresh database: services, a real caller for each user, a worker on request. */
export interface TestApp {
  deps: ApiDeps
  signUp(name: string): Promise<{ user: User; caller: Caller; cookie: string }>
  /** The caller of somebody who is not logged in. */
  stranger: Caller
  upload(user: User, filename: string, content: string | Uint8Array): Promise<Uploaded>
  startWorker(): Promise<void>
  /** Uploads and waits until the document is Ready. */
  ready(user: User, filename: string, content: string | Uint8Array): Promise<number>
}

/** Call it outside of the tests. `providers` and `embedder` replace the real ones: models are outside of the house. */
export async function testApp(
  options: { env?: Record<string, string>; providers?: Provider[]; embedder?: Embedder } = {},
): Promise<TestApp> {
  const env = readEnv({
    ULTRAI_PROFILE: 'test',
    DATABASE_URL: await freshDatabase(),
    AUTH_SECRETS: 'a-key-of-the-tests-own-0123456789abcdef',
    LOG_LEVEL: 'silent',
    DATABASE_POOL_SIZE: '5',
    // The day's limit has tests of its own.
    MAX_UPLOADS_PER_DAY_PER_USER: '1000',
    ...options.env,
  })
  const built = buildDeps(env, 'worker', POLICIES)
  const providers: Providers = options.providers
    ? new Map(options.providers.map((provider) => [provider.id, provider]))
    : usableProviders(built)
  const deps = { ...built, providers, embedder: options.embedder ?? null }
  let worker: { stop(): Promise<void> } | null = null
  afterAll(async () => {
    await worker?.stop()
    await built.close(2_000)
  })

  const callerWith = (cookie: string | null) => callerFor(createContext(deps, { cookie }))
  const stranger = callerWith(null)

  async function signUp(name: string) {
    const password = `${name} likes long passwords`
    const user = await stranger.auth.register({ email: `${name}@example.org`, username: name, password })
    const { sessionId } = await logIn(deps, { email: user.email, password, userAgent: 'test' })
    const token = await makeToken(env.authSecrets, { sessionId, userId: user.id, seconds: 3600 })
    const cookie = `${sessionCookie(env).name}=${token}`
    return { user, cookie, caller: callerWith(cookie) }
  }

  function upload(user: User, filename: string, content: string | Uint8Array) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    return receive(deps, {
      userId: user.id,
      filename,
      announcedBytes: bytes.byteLength,
      body: (async function* () {
        yield bytes
      })(),
    })
  }

  return {
    deps,
    signUp,
    stranger,
    upload,
    async startWorker() {
      worker = await startWorker(deps)
    },
    async ready(user, filename, content) {
      const { documentId } = await upload(user, filename, content)
      const state = await settled(() =>
        deps.db.document.findUniqueOrThrow({ where: { id: documentId } }).then((row) => row.state),
      )
      if (state !== 'ready') throw new Error(`${filename} is ${state}`)
      return documentId
    },
  }
}

/** Waits until a state is one of the last ones; at most a minute. */
export async function settled(read: () => Promise<string>): Promise<string> {
  const until = Date.now() + 60_000
  for (;;) {
    const state = await read()
    if (!['queued', 'processing', 'working', 'retryable'].includes(state)) return state
    if (Date.now() > until) throw new Error(`still ${state} after a minute`)
    await pause(25)
  }
}

/** The code of what a call threw; fails when it threw nothing. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => new Error('nothing was thrown'),
    (thrown: unknown) => thrown,
  )
  const cause = (error as { cause?: { code?: string } }).cause
  return cause?.code ?? (error as { code?: string }).code ?? String(error)
}
