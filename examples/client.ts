// biome-ignore-all lint/suspicious/noConsole: it is run in a terminal
/**
 * The API from TypeScript: REST for the log-in and the file, and tRPC with the router's own types for the rest.
 * Usage: node examples/client.ts [http://127.0.0.1:3000]
 */
import { createTRPCClient, httpBatchLink } from '@trpc/client'
import type { AppRouter } from '../src/server/api/root.ts'

const base = process.argv[2] ?? 'http://127.0.0.1:3000'
const email = process.env.EMAIL ?? `grace-${Date.now()}@example.org`
const password = 'a rather long passphrase'

async function post<Answer>(path: string, headers: Record<string, string>, body: string): Promise<Answer> {
  const response = await fetch(`${base}/api/v2${path}`, { method: 'POST', headers, body })
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
  return (await response.json()) as Answer
}

const json = { 'content-type': 'application/json' }
await post('/auth/register', json, JSON.stringify({ email, username: 'Grace', password }))
const { access_token } = await post<{ access_token: string }>(
  '/auth/login',
  json,
  JSON.stringify({ email, password }),
)
const authorization = `Bearer ${access_token}`

const { document_id } = await post<{ document_id: number }>(
  '/upload',
  { authorization, 'x-file-name': encodeURIComponent('Lease – signed.md') },
  '# Lease\n\nThe notice period is 90 days. The tenant may keep one dog.',
)

const api = createTRPCClient<AppRouter>({
  links: [httpBatchLink({ url: `${base}/api/trpc`, headers: { authorization } })],
})

/** Looks every half second until `read` gives something; a minute at most. */
async function until<Result>(read: () => Promise<Result | null>): Promise<Result> {
  for (let look = 0; look < 120; look++) {
    const result = await read()
    if (result !== null) return result
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error('This takes too long.')
}

await until(async () => {
  const { state, error } = await api.documents.get.query({ id: document_id })
  if (state === 'failed') throw new Error(`It can’t be read: ${error}`)
  return state === 'ready' ? state : null
})

const { analysisId } = await api.analyses.ask.mutate({
  documentId: document_id,
  template: 'question',
  question: 'How many dogs may the tenant keep?',
})
const analysis = await until(async () => {
  const found = await api.analyses.get.query({ id: analysisId })
  return found.state === 'queued' || found.state === 'working' ? null : found
})

for (const claim of analysis.runs[0]?.claims ?? []) {
  console.log(claim.text)
  for (const { exact, status, page } of claim.citations) console.log(`  “${exact}” (${status}, page ${page})`)
}
