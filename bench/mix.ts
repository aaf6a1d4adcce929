import { setTimeout as pause } from 'node:timers/promises'
import { type Answered, connections } from './client.ts'
import { makeLetter } from './files.ts'
import { type Installation, PASSWORD } from './installation.ts'

/** What people do, and how often of a hundred. */
const ACTIONS = { read: 40, list: 20, document: 10, search: 14, ask: 8, upload: 4, signIn: 4 } as const
type Action = keyof typeof ACTIONS

/** What was measured: how long each answer took, in ms, and what was no answer. */
export interface Measured {
  seconds: number
  ms: number[]
  byAction: Map<Action, number[]>
  errors: Map<string, number>
}

interface Person {
  email: string
  cookie: string
  documents: number[]
  analyses: number[]
}

/** People who sign in, upload, ask, read and search, over so many connections at once. */
export async function openMix(house: Installation, people: number) {
  const setUp = connections(house.port, 4)
  const crowd: Person[] = []
  for (let number = 0; number < people; number++) crowd.push(await newcomer(number))
  await Promise.all(crowd.map(getReady))
  setUp.close()
  let letters = 1_000_000

  return { run }

  /** Runs for so long. `each` is told of nothing; errors are counted, never thrown. */
  async function run(atOnce: number, seconds: number): Promise<Measured> {
    const link = connections(house.port, atOnce)
    const measured: Measured = { seconds, ms: [], byAction: new Map(), errors: new Map() }
    const until = performance.now() + seconds * 1_000
    const began = performance.now()
    await Promise.all(
      Array.from({ length: atOnce }, async (_, lane) => {
        const person = crowd[lane % crowd.length]
        while (person && performance.now() < until) await act(link, person, measured)
      }),
    )
    measured.seconds = (performance.now() - began) / 1_000
    link.close()
    return measured
  }

  async function act(link: ReturnType<typeof connections>, person: Person, into: Measured): Promise<void> {
    const action = chosen()
    try {
      const { status, ms } = await doIt(link, person, action)
      into.ms.push(ms)
      const alike = into.byAction.get(action) ?? []
      alike.push(ms)
      into.byAction.set(action, alike)
      if (status >= 400) count(into.errors, `${action} ${status}`)
    } catch (error) {
      count(into.errors, `${action} ${(error as { code?: string }).code ?? 'broke'}`)
    }
  }

  async function doIt(
    link: ReturnType<typeof connections>,
    person: Person,
    action: Action,
  ): Promise<Answered> {
    const { cookie, documents, analyses, email } = person
    const query = (name: string, input: object) =>
      link.ask(`/api/trpc/${name}?input=${encodeURIComponent(JSON.stringify(input))}`, {
        headers: { cookie },
      })
    if (action === 'read') return query('analyses.get', { id: any(analyses) })
    if (action === 'list') return query('documents.list', { limit: 50 })
    if (action === 'document') return query('documents.get', { id: any(documents) })
    if (action === 'search')
      return query('search.query', { query: any(['rent', 'roof repair', 'interest late']) })
    if (action === 'upload') return upload(link, person, letters++)
    if (action === 'signIn') {
      const body = JSON.stringify({ email, password: PASSWORD })
      const headers = { 'content-type': 'application/json' }
      return link.ask('/api/v2/auth/login', { method: 'POST', headers, body })
    }
    const question = Math.random() < 0.5 ? '' : `What is said of line ${Math.ceil(Math.random() * 1e6)}?`
    const template = question ? 'question' : 'summary'
    return mutate(link, cookie, 'analyses.ask', { documentId: any(documents), template, question })
  }

  async function newcomer(number: number): Promise<Person> {
    const email = `person-${number}@example.org`
    return { email, cookie: await house.logIn(email), documents: [], analyses: [] }
  }

  /** Two letters, and a summary of each. */
  async function getReady(person: Person): Promise<void> {
    for (const number of [1, 2]) {
      const { documentId } = JSON.parse((await insisted(() => upload(setUp, person, number))).body)
      person.documents.push(documentId)
      const question = { documentId, template: 'summary' }
      const asked = await insisted(() => mutate(setUp, person.cookie, 'analyses.ask', question))
      person.analyses.push(JSON.parse(asked.body).result.data.analysisId)
    }
  }
}

/** Before anything is measured: asks until it is done; the document may not be read yet, the machine be busy. */
async function insisted(work: () => Promise<Answered>): Promise<Answered> {
  const until = Date.now() + 120_000
  for (;;) {
    const answered = await work()
    if (answered.status < 300) return answered
    const passing = answered.status === 409 || answered.status >= 500
    if (!passing || Date.now() > until) throw new Error(`${answered.status} ${answered.body}`)
    await pause(200)
  }
}

function upload(link: ReturnType<typeof connections>, { cookie }: Person, number: number): Promise<Answered> {
  const headers = { cookie, 'x-file-name': `letter-${number}.md`, 'content-type': 'application/octet-stream' }
  return link.ask('/api/upload', { method: 'POST', headers, body: makeLetter(number) })
}

function mutate(
  link: ReturnType<typeof connections>,
  cookie: string,
  name: string,
  input: object,
): Promise<Answered> {
  const headers = { cookie, 'content-type': 'application/json' }
  return link.ask(`/api/trpc/${name}`, { method: 'POST', headers, body: JSON.stringify(input) })
}

function chosen(): Action {
  let left = Math.random() * 100
  for (const [action, share] of Object.entries(ACTIONS) as [Action, number][]) {
    left -= share
    if (left < 0) return action
  }
  return 'read'
}

function any<T>(items: T[]): T {
  return items[Math.floor(Math.random() * items.length)] as T
}

function count(into: Map<string, number>, what: string): void {
  into.set(what, (into.get(what) ?? 0) + 1)
}

/** A percentile of what was measured, in ms. */
export function percentile(ms: number[], share: number): number {
  const sorted = ms.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** One line of figures. */
export function told({ ms, seconds, errors }: Measured): string {
  const failed = [...errors.values()].reduce((sum, one) => sum + one, 0)
  const at = (share: number) => percentile(ms, share).toFixed(0).padStart(5)
  const share = ms.length > 0 ? ((failed / ms.length) * 100).toFixed(2) : '–'
  return `${(ms.length / seconds).toFixed(0).padStart(5)} requests/s  p50 ${at(0.5)}  p95 ${at(0.95)}  p99 ${at(0.99)} ms  errors ${share}%`
}
