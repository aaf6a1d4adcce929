import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { randomFrom } from '#test/hostile/random.ts'

/** What was asked of the installation, and what came of it. */
export interface Ledger {
  requests: number
  /** Answers of 5xx, and connections that broke: each counts, also when the same was tried again and went well. */
  errors: number
  /** By status or error, for whoever looks for the cause. */
  kinds: Map<string, number>
  /** Given up after some tries. */
  failed: number
  /** In ms, of answered reads. */
  times: number[]
  /** Accepted files: their names, which are unique. */
  files: Map<string, number>
  /** Whoever has uploaded. */
  owners: Set<Person>
  /** Accepted questions to the model: each is unique, and names its analysis' document. */
  questions: Set<string>
}

export interface People {
  ledger: Ledger
  /** Lets them go on until `stop`. */
  stop(): Promise<void>
}

const TRIES = 12

export function newLedger(): Ledger {
  return {
    requests: 0,
    errors: 0,
    kinds: new Map(),
    failed: 0,
    times: [],
    files: new Map(),
    owners: new Set(),
    questions: new Set(),
  }
}

/** One request, counted. Null for what counts as an error. */
export async function counted(
  ledger: Ledger,
  url: string,
  init: RequestInit = {},
): Promise<{ status: number; json: Record<string, unknown>; ms: number } | null> {
  ledger.requests += 1
  const start = Date.now()
  const kind = (what: string) => {
    ledger.errors += 1
    ledger.kinds.set(what, (ledger.kinds.get(what) ?? 0) + 1)
    return null
  }
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(30_000) })
    const text = await response.text()
    if (response.status >= 500) return kind(`${init.method ?? 'GET'} ${response.status}`)
    return {
      status: response.status,
      json: text.startsWith('{') ? JSON.parse(text) : {},
      ms: Date.now() - start,
    }
  } catch (error) {
    const cause = (error as { cause?: { code?: string } }).cause?.code
    return kind(`${init.method ?? 'GET'} ${cause ?? (error as Error).name}`)
  }
}

/** Tries until it is answered, as programs should: the same Idempotency-Key, a growing pause. */
async function insist(ledger: Ledger, url: string, init: RequestInit & { headers: Record<string, string> }) {
  const headers = { ...init.headers, ...(init.method === 'POST' ? { 'idempotency-key': randomUUID() } : {}) }
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const answer = await counted(ledger, url, { ...init, headers })
    const isInFlight = answer?.json.code === 'request.idempotency_in_flight'
    if (answer && answer.status !== 429 && !isInFlight) return answer
    await pause(Math.min(4_000, 250 * 2 ** attempt))
  }
  ledger.failed += 1
  return null
}

export interface Person {
  token: string
  headers: Record<string, string>
}

export async function join(url: string, ledger = newLedger()): Promise<Person> {
  const email = `${randomUUID()}@example.org`
  const password = 'a rather long passphrase of the tests'
  const post = (path: string, body: object) =>
    insist(ledger, `${url}/api/v2${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  await post('/auth/register', { email, username: 'Somebody', password })
  const answer = await post('/auth/login', { email, password })
  const token = String(answer?.json.access_token)
  return { token, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } }
}

export async function upload(
  ledger: Ledger,
  url: string,
  person: Person,
  filename = `${randomUUID()}.md`,
): Promise<number | null> {
  ledger.owners.add(person)
  const content = `# Lease ${filename}\n\nThe notice period is 90 days. The rent is 1,250 euros a month.\n`
  const answer = await insist(ledger, `${url}/api/v2/documents`, {
    method: 'POST',
    headers: person.headers,
    body: JSON.stringify({ filename, content }),
  })
  // It was stored, and only the answer was lost: the same bytes are known by the document they made.
  const details = answer?.json.details as { documentId?: number } | undefined
  const id = answer && answer.status < 300 ? Number(answer.json.id) : (details?.documentId ?? null)
  if (id !== null) ledger.files.set(filename, id)
  return id
}

/**
 * What was given up after three deliveries is said to its owner, who tries it again. Returns how many jobs that were.
 */
export async function tryAgain(ledger: Ledger, url: string): Promise<number> {
  let count = 0
  for (const { headers } of ledger.owners) {
    const answer = await insist(ledger, `${url}/api/v2/jobs?state=deadletter&limit=200`, { headers })
    for (const { job_id } of (answer?.json.jobs ?? []) as { job_id: string }[]) {
      await insist(ledger, `${url}/api/v2/jobs/${job_id}/retry`, { method: 'POST', headers })
      count++
    }
  }
  return count
}

export async function ask(ledger: Ledger, url: string, { headers }: Person, document: number): Promise<void> {
  const question = `question-${randomUUID()}`
  const answer = await insist(ledger, `${url}/api/v2/analyses`, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      document_id: document,
      llm_provider: 'desk/counter',
      prompt: `${question}: how long is the notice period?`,
    }),
  })
  if (answer && answer.status < 300 && (answer.json.analysis_id ?? answer.json.id))
    ledger.questions.add(question)
}

/** People who sign in, read, upload and ask at once, each with pauses: no more than two cores can read meanwhile. */
export async function people(url: string, { many, seed }: { many: number; seed: number }): Promise<People> {
  const ledger = newLedger()
  const stopped = new AbortController()
  const all: Promise<void>[] = []
  for (let number = 0; number < many; number++) {
    const person = await join(url, ledger)
    all.push(live(person, number))
  }

  async function live(person: Person, number: number): Promise<void> {
    const random = randomFrom(seed + number)
    const documents: number[] = []
    while (!stopped.signal.aborted) {
      const dice = random.below(100)
      const latest = documents.at(-1)
      if (dice < 2 || latest === undefined) {
        const id = await upload(ledger, url, person)
        if (id !== null) documents.push(id)
      } else if (dice < 5) await ask(ledger, url, person, latest)
      else {
        const path = ['/documents', `/documents/${latest}`, `/analyses/${latest}`, '/jobs?limit=5'][dice % 4]
        const answer = await insist(ledger, `${url}/api/v2${path}`, { headers: person.headers })
        if (answer) ledger.times.push(answer.ms)
      }
      await pause(50 + random.below(200))
    }
  }

  return {
    ledger,
    async stop() {
      stopped.abort()
      await Promise.all(all)
    },
  }
}
