import type { Claim, RunEvent } from '#contracts/analysis.ts'
import { isVerified } from '#contracts/citation.ts'
import { tallyOf } from '#contracts/tally.ts'
import { prepareAtLeisure, verifyQuote } from '#server/citations/verify.ts'
import { listPages } from '#server/documents/repo.ts'
import { textContent } from '#server/documents/text.ts'
import type { Attempt } from '#server/jobs/attempt.ts'
import { appendRunEvent } from '#server/jobs/repo.ts'
import type { Embedder } from '#server/models/embeddings/embedder.ts'
import type { Analyst, AnswerEvent, AnswerRequest, LanguageModel, Provider } from '#server/models/provider.ts'
import type { Providers } from '#server/models/registry.ts'
import { requireUsable } from '#server/models/switches.ts'
import type { Db } from '#server/platform/db.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { askModel } from './answer/ask-model.ts'
import type { ModelDesk } from './answer/call.ts'
import type { ModelQuestion } from './answer/model-question.ts'
import { repair } from './answer/repair.ts'
import { checkCaps } from './caps.ts'
import { countedModel } from './counted-model.ts'
import type { Evidence } from './judge.ts'
import { claimKeeper } from './keep.ts'
import { findPassages } from './passages.ts'
import { clearRun, findTask, finishRun, type RunTask } from './runs/repo.ts'
import { spend } from './spend.ts'
import { TEMPLATES } from './templates/registry.ts'

type AnalyseDeps = Pick<Deps, 'db' | 'env' | 'log' | 'metrics'> & {
  providers: Providers
  embedder: Embedder | null
}

/**
 * Answers a run's question: reads the text, asks the model, finds every quote, keeps each claim as it comes, gives
 * what was not found back to the model once. Returns what is to be written at the end.
 */
export async function analyse(deps: AnalyseDeps, attempt: Attempt): Promise<(tx: Db) => Promise<void>> {
  const task = await findTask(deps.db, attempt.job.runId ?? 0)
  if (!task) throw new AppError('analysis.not_found')
  const provider = deps.providers.get(task.model)
  if (!provider) throw new AppError('analysis.unknown_model', { model: task.model })
  if (task.localOnly && !provider.local) throw new AppError('model.stays_here')
  await requireUsable(deps, provider.id)

  await attempt.report('reading', 0.05)
  await startOver(attempt, task.id)
  const evidence = await readEvidence(deps, task, attempt.signal)
  await attempt.report('answering', 0.2)

  const { claims, isWhole } = await answered(deps, { attempt, provider, task, evidence })
  return async (tx) => {
    await finishRun(tx, {
      id: task.id,
      outcome: claims.length > 0 ? 'answered' : 'not_found',
      response: claims.map((claim) => claim.text).join('\n\n'),
      tally: tallyOf(claims),
      cachedUntil: isWhole ? new Date(Date.now() + deps.env.cacheSeconds * 1000) : null,
    })
  }
}

/** What an interrupted attempt left is forgotten, and its readers are told so. */
async function startOver(attempt: Attempt, runId: number): Promise<void> {
  if (attempt.job.attempts === 1) return
  await attempt.write(async (tx) => {
    await clearRun(tx, runId)
    await appendRunEvent(tx, runId, { type: 'restart' } satisfies RunEvent)
  })
}

interface FullEvidence extends Evidence {
  text: string
}

async function readEvidence(
  deps: Pick<Deps, 'db'>,
  task: RunTask,
  signal: AbortSignal,
): Promise<FullEvidence> {
  const { content, skippable } = await textContent(deps, task.textId)
  const pages = await listPages(deps.db, task.textId)
  const prepared = await prepareAtLeisure(content, { skippable, signal })
  return { text: content, textId: task.textId, prepared, skippable, pages, language: task.language }
}

interface AnswerInput {
  attempt: Attempt
  task: RunTask
  evidence: FullEvidence
}

type Keeper = ReturnType<typeof claimKeeper>

/** Lets the provider answer, judging and keeping each claim before the next. */
async function answered(
  deps: AnalyseDeps,
  { provider, ...input }: AnswerInput & { provider: Provider },
): Promise<{ claims: readonly Claim[]; isWhole: boolean }> {
  const keeper = claimKeeper(deps, input)
  const isWhole =
    provider.kind === 'analyst'
      ? await fromAnalyst(keeper, provider, input)
      : await fromModel(deps, keeper, provider, input)
  return { claims: keeper.claims(), isWhole }
}

async function fromAnalyst(
  keeper: Keeper,
  analyst: Analyst,
  { attempt, task, evidence }: AnswerInput,
): Promise<true> {
  const { text, pages, skippable, language } = evidence
  const request = {
    template: task.template,
    question: task.prompt || null,
    source: { text, pages, skippable, language },
  }
  await keeper.reading('whole', [{ start: 0, end: text.length }])
  for await (const event of eventsOf(analyst, request, attempt.signal))
    if (event.type === 'claim') await keeper.add(event.claim)
  return true
}

/** The analyst's events; what it throws is its failure, unless it was told to stop. */
async function* eventsOf(
  analyst: Analyst,
  request: AnswerRequest,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  try {
    yield* analyst.answer(request, signal)
  } catch (cause) {
    if (signal.aborted) throw cause
    throw new AppError('analysis.model_failed', { model: analyst.id }, { cause })
  }
}

/** False when the second try came to nothing: the answer stands as it is, and the next one asks anew. */
async function fromModel(
  deps: AnalyseDeps,
  keeper: Keeper,
  model: LanguageModel,
  { attempt, task, evidence }: AnswerInput,
): Promise<boolean> {
  const { id: runId, userId, documentId } = task
  const { text, pages, prepared } = evidence
  const desk: ModelDesk = {
    model: countedModel(model, deps.metrics),
    signal: attempt.signal,
    spend: (spent) => spend(deps, { runId, userId, model, spent }),
    allow: () => checkCaps(deps, { userId, price: model.price }),
  }
  const asked: ModelQuestion = {
    template: TEMPLATES[task.template],
    question: task.prompt || null,
    text,
    pages,
    find: (words) =>
      findPassages(deps, { userId, documentId, textId: task.textId, words, length: text.length }),
    place(quote) {
      const { status, start, end } = verifyQuote(prepared, quote)
      return isVerified(status) && start !== null && end !== null ? { start, end } : null
    },
  }
  for await (const event of askModel(desk, asked)) {
    if (event.type === 'reading') await keeper.reading(event.reading, event.parts)
    if (event.type === 'progress') {
      await attempt.report('answering', 0.2 + (0.6 * event.done) / event.of)
      await keeper.stage('parts', event.done, event.of)
    }
    if (event.type === 'text') await keeper.say(event.text)
    if (event.type === 'claim') await keeper.add(event.claim)
  }
  await attempt.report('checking', 0.85)
  await keeper.stage('checking', 0, 1)
  try {
    for await (const { ordinal, draft } of repair(desk, asked, [...keeper.claims()]))
      await keeper.revise(ordinal, draft)
    return true
  } catch (fault) {
    if (attempt.signal.aborted || !(fault instanceof AppError) || fault.code.startsWith('service.'))
      throw fault
    deps.log.info({ run: runId, code: fault.code }, 'a second try at quotes came to nothing')
    return false
  }
}
