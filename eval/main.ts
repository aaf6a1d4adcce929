import { randomUUID } from 'node:crypto'
import { startTemporaryDatabase } from '#launcher/postgres/temporary.ts'
import { chunk } from '#server/ingestion/chunk.ts'
import { detectLanguage } from '#server/ingestion/language.ts'
import { POLICIES } from '#server/jobs/kinds.ts'
import { configuredEmbedder } from '#server/models/embeddings/configured.ts'
import { type BuiltDeps, buildDeps } from '#server/platform/deps.ts'
import { readEnv } from '#server/platform/env.ts'
import { migrate } from '#server/platform/migrate.ts'
import { embedText } from '#server/search/embed.ts'
import { findMeaning, type MeaningDeps } from '#server/search/find-meaning.ts'
import { fuse } from '#server/search/fuse.ts'
import { findWords } from '#server/search/wording/find.ts'
import { indexWords } from '#server/search/words.ts'
import { embeddingServer } from '#test/embedding-server.ts'
import { evaluateAnswers } from './answers/main.ts'
import { hashedMeaning } from './hashed-model.ts'
import { type Question, readQuestions, readTexts } from './questions.ts'
import { type Score, scoreOf } from './score.ts'

/** How deep each list is read. */
const DEPTH = 50

/** The passages that hold a text's quote. */
type Places = Map<string, { id: number; start: number; end: number }[]>

/**
 * `npm run eval`: how often each way of searching finds the passage that answers a question, and how models answer
 * the planted ones. `npm run eval -- answers openai/gpt-5.4` asks these of configured models as well.
 */
async function main(): Promise<void> {
  const [only, ...models] = process.argv.slice(2)
  if (only !== 'answers') await evaluateSearch()
  await evaluateAnswers(models)
}

async function evaluateSearch(): Promise<void> {
  const configured = process.env.EMBEDDING_MODEL
  const server = configured ? null : await embeddingServer(hashedMeaning)
  const database = await startTemporaryDatabase()
  await migrate(database.url)
  const env = readEnv({
    ...process.env,
    DATABASE_URL: database.url,
    AUTH_SECRETS: randomUUID() + randomUUID(),
    LOG_LEVEL: 'error',
    ...(server ? { EMBEDDING_MODEL: 'hashed n-grams, not a language model', EMBEDDING_URL: server.url } : {}),
  })
  const built = buildDeps(env, 'worker', POLICIES)
  const deps = { ...built, embedder: configuredEmbedder(built) }
  try {
    const { userId, places, passages } = await store(deps)
    const questions = readQuestions()
    const found = await ask(deps, userId, questions, places)
    print({ questions: questions.length, passages, model: deps.embedder?.model ?? 'none', ...found })
  } finally {
    await built.close(1_000)
    await server?.close()
    await database.stop()
  }
}

async function store(
  deps: BuiltDeps & MeaningDeps,
): Promise<{ userId: number; places: Places; passages: number }> {
  const { db } = deps
  const user = await db.user.create({
    data: { email: 'eval@example.org', username: 'eval', hashedPassword: '' },
    select: { id: true },
  })
  const places: Places = new Map()
  for (const [name, content] of readTexts()) {
    const document = await db.document.create({
      data: {
        ...{ userId: user.id, filename: name, fileType: 'text', state: 'ready', blobId: randomUUID() },
        ...{ sizeBytes: content.length, sha256: name },
      },
      select: { id: true },
    })
    const language = await detectLanguage(content)
    const { id: textId } = await db.documentText.create({
      data: {
        ...{ documentId: document.id, version: 1, pipelineVersion: 1, pages: 1, language, content },
        ...{ skippable: [], coverage: {}, readyAt: new Date() },
      },
      select: { id: true },
    })
    const pages = [{ number: 1, start: 0, end: content.length }]
    const chunks = await chunk({ text: content, pages: pages as never, skippable: [] })
    await indexWords(db, { textId, text: content, language, chunks })
    await embedText(deps, { textId })
    places.set(
      name,
      await db.chunk.findMany({ where: { textId }, select: { id: true, start: true, end: true } }),
    )
  }
  return { userId: user.id, places, passages: await db.chunk.count() }
}

async function ask(deps: MeaningDeps, userId: number, questions: Question[], places: Places) {
  const texts = readTexts()
  const ranks = { words: [], meaning: [], fused: [] } as Record<
    'words' | 'meaning' | 'fused',
    (number | null)[]
  >
  for (const { text, question, quote } of questions) {
    const start = texts.get(text)?.indexOf(quote) ?? -1
    const right = (places.get(text) ?? [])
      .filter((passage) => passage.start < start + quote.length && passage.end > start)
      .map((passage) => passage.id)
    const rank = (ids: number[]) => {
      const index = ids.findIndex((id) => right.includes(id))
      return index < 0 ? null : index + 1
    }
    const by = { scope: { userId }, query: question, limit: DEPTH }
    const words = await findWords(deps.db, by)
    const meaning = await findMeaning(deps, by)
    ranks.words.push(rank(words.ids))
    ranks.meaning.push(rank(meaning.ids))
    ranks.fused.push(rank(fuse([words.ids, meaning.ids]).map(({ item }) => item)))
  }
  return { words: scoreOf(ranks.words), meaning: scoreOf(ranks.meaning), fused: scoreOf(ranks.fused) }
}

function print(result: {
  questions: number
  passages: number
  model: string
  words: Score
  meaning: Score
  fused: Score
}): void {
  const lines = [
    `${result.questions} questions over ${result.passages} passages; meaning by ${result.model}`,
    '',
    '| by | hit@1 | hit@5 | MRR |',
    '|---|---|---|---|',
    ...(['words', 'meaning', 'fused'] as const).map((by) => {
      const { hit1, hit5, mrr } = result[by]
      return `| ${by} | ${hit1.toFixed(3)} | ${hit5.toFixed(3)} | ${mrr.toFixed(3)} |`
    }),
  ]
  process.stdout.write(`${lines.join('\n')}\n\n`)
}

await main()
// The extractive analyst's thread waits for more.
process.exit()
