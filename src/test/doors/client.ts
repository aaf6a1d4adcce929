import { everyProcedure, type Ids, type Procedure } from './procedures.ts'
import { requestOf, send } from './send.ts'
import { CANARY } from './world.ts'

/** A password that is looked for in all that is written and answered. */
export const PASSWORD = 'canary-password-7f3a91'
const EMAIL = 'ada@example.org'

/** Somebody at an installation that runs as processes of its own, with everything that has an id. */
export interface Client {
  ids: Ids
  authorization(): string
  /** Logs in again, where what was tried has ended the session. */
  stayLoggedIn(): Promise<void>
}

export async function clientOf(base: string): Promise<Client> {
  const json = { 'content-type': 'application/json' }
  let token = ''
  const post = async (path: string, body: unknown) => {
    const headers = { ...json, ...(token && { authorization: `Bearer ${token}` }) }
    const reply = await send(`${base}/api/v2${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (reply.status >= 300) throw new Error(`${path}: ${reply.status} ${reply.text}`)
    return JSON.parse(reply.text)
  }
  const logIn = async () => {
    token = (await post('/auth/login', { email: EMAIL, password: PASSWORD })).access_token
  }
  const call = async (name: string, input?: unknown) => {
    const { type } = everyProcedure().find((one) => one.name === name) as Procedure
    const [path, init] = requestOf({ name, type }, { input }, { authorization: `Bearer ${token}` })
    return JSON.parse((await send(base + path, init)).text).result.data
  }
  await post('/auth/register', { email: EMAIL, username: 'ada', password: PASSWORD })
  await logIn()
  const document = await post('/documents', { filename: 'secret.txt', content: CANARY })
  const asked = await post('/analyses', { document_id: document.id, template: 'summary' })
  const batch = await call('analyses.askMany', { documentIds: [document.id], template: 'summary' })
  const analysis = await call('analyses.get', { id: asked.id })
  const made = await call('account.makeToken', { name: 'a program', scopes: ['read'], days: 30 })
  const [session] = await call('account.sessions')
  return {
    ids: {
      documentId: document.id,
      jobId: document.job_id,
      analysisId: asked.id,
      runId: analysis.runs[0].id,
      batchId: batch.batchId,
      sessionId: session.id,
      tokenId: made.token.id,
    },
    authorization: () => `Bearer ${token}`,
    async stayLoggedIn() {
      const me = await send(`${base}/api/trpc/auth.me`, { headers: { authorization: `Bearer ${token}` } })
      if (me.text.includes('"data":null')) await logIn()
    },
  }
}

/** Calls `work` on all items, so many at once. */
export async function atOnce<T>(items: T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values()
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const item of queue) await work(item)
    }),
  )
}

/** The share of numbers that are at most the result, `p` of 1. */
export function quantile(numbers: number[], p: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? Number.NaN
}
