import { randomUUID } from 'node:crypto'
import { startTemporaryDatabase } from '#launcher/postgres/temporary.ts'
import { POLICIES } from '#server/jobs/kinds.ts'
import type { Embedder } from '#server/models/embeddings/embedder.ts'
import { type BuiltDeps, buildDeps } from '#server/platform/deps.ts'
import { readEnv } from '#server/platform/env.ts'
import { migrate } from '#server/platform/migrate.ts'
import { search } from '#server/search/search.ts'

/** What the budget names: words over so many passages, exact vectors over so many, of so many numbers. */
const PASSAGES = 100_000
const VECTORS = { count: 10_000, dimensions: 1_536 }
const PER_DOCUMENT = 1_000
const QUERIES = 100

/** Prints how long a search takes, from the verb that the API calls: `npm run bench search`. */
async function main(): Promise<void> {
  const database = await startTemporaryDatabase()
  await migrate(database.url)
  const env = readEnv({
    ULTRAI_PROFILE: 'test',
    DATABASE_URL: database.url,
    AUTH_SECRETS: randomUUID() + randomUUID(),
    LOG_LEVEL: 'error',
  })
  const deps = buildDeps(env, 'web', POLICIES)
  try {
    const words = await addUser(deps, PASSAGES)
    report(`words over ${PASSAGES} passages`, await measure(deps, words, null, QUERIES))
    const vectors = await addUser(deps, VECTORS.count)
    await addVectors(deps, vectors)
    const what = `words and exact vectors (${VECTORS.dimensions} numbers) over ${VECTORS.count}`
    report(`${what}, first search`, await measure(deps, vectors, randomEmbedder(), 1))
    report(what, await measure(deps, vectors, randomEmbedder(), QUERIES))
  } finally {
    await deps.close(1_000)
    await database.stop()
  }
}

/** A vocabulary in which the n-th word is n times as rare as the first (Zipf's law). */
const WORDS = 20_000
const harmonic = Array.from({ length: WORDS }, (_, rank) => 1 / (rank + 1)).reduce((sum, part) => sum + part)

function rank(): number {
  return Math.min(WORDS, Math.ceil(Math.exp(Math.random() * harmonic * 0.95)))
}

function word(): string {
  return `w${rank()}`
}

/** The commonest words of a language are not searched for: they are its stop words. */
const STOP_WORDS = 40

function askedWord(): string {
  for (;;) {
    const one = rank()
    if (one > STOP_WORDS) return `w${one}`
  }
}

const CONTENT = Array.from({ length: 150 }, word).join(' ').slice(0, 1_000)

async function addUser({ db }: BuiltDeps, passages: number): Promise<number> {
  const user = await db.user.create({
    data: { email: `${randomUUID()}@example.org`, username: 'bench', hashedPassword: '' },
    select: { id: true },
  })
  for (let from = 0; from < passages; from += PER_DOCUMENT) {
    const document = await db.document.create({
      data: {
        ...{ userId: user.id, filename: `${from}.txt`, fileType: 'text', state: 'ready', sizeBytes: 1 },
        ...{ blobId: randomUUID(), sha256: randomUUID() },
      },
      select: { id: true },
    })
    const { id: textId } = await db.documentText.create({
      data: {
        ...{ documentId: document.id, version: 1, pipelineVersion: 1, pages: 1, language: 'en', content: '' },
        ...{ skippable: [], coverage: {}, readyAt: new Date() },
      },
      select: { id: true },
    })
    const texts = Array.from({ length: PER_DOCUMENT }, () => Array.from({ length: 150 }, word).join(' '))
    await db.$executeRaw`
      INSERT INTO chunks (text_id, ordinal, page, start_offset, end_offset, words)
      SELECT ${textId}::int, n - 1, 1, 0, 1000, to_tsvector('english', t)
      FROM unnest(${texts}::text[]) WITH ORDINALITY AS x(t, n)`
  }
  await db.$executeRaw`VACUUM ANALYZE chunks`
  return user.id
}

async function addVectors({ db }: BuiltDeps, userId: number): Promise<void> {
  const chunks = await db.chunk.findMany({
    where: { text: { document: { userId } } },
    select: { id: true },
  })
  for (let from = 0; from < chunks.length; from += 500)
    await db.vector.createMany({
      data: chunks.slice(from, from + 500).map(({ id }) => ({
        chunkId: id,
        model: 'random',
        dimensions: VECTORS.dimensions,
        values: new Uint8Array(randomVector().buffer),
      })),
    })
  await db.$executeRaw`VACUUM ANALYZE vectors`
}

function randomVector(): Float32Array<ArrayBuffer> {
  const numbers = Float32Array.from({ length: VECTORS.dimensions }, () => Math.random() - 0.5)
  const length = Math.hypot(...numbers)
  return numbers.map((number) => number / length)
}

/** Another meaning for each query, at no cost: what a model takes is its own affair. */
function randomEmbedder(): Embedder {
  return {
    ...{ model: 'random', local: true, batch: 32 },
    embed: async (texts) => texts.map(randomVector),
    healthy: () => true,
  }
}

/** Milliseconds of each search: one to three words each, common and rare. */
async function measure(
  deps: BuiltDeps,
  userId: number,
  embedder: Embedder | null,
  times: number,
): Promise<number[]> {
  const readText = async () => ({ content: CONTENT })
  const taken: number[] = []
  for (let time = 0; time < times; time++) {
    const query = Array.from({ length: 1 + (time % 3) }, askedWord).join(' ')
    const start = performance.now()
    await search({ ...deps, embedder, readText }, { scope: { userId }, query, limit: 20 })
    taken.push(performance.now() - start)
  }
  return taken.sort((a, b) => a - b)
}

function report(what: string, taken: number[]): void {
  const at = (share: number) =>
    (taken[Math.min(taken.length - 1, Math.floor(taken.length * share))] ?? 0).toFixed(1)
  process.stdout.write(`${what}: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms\n`)
}

await main()
