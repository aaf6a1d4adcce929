import type { Claim, RunEvent } from '#contracts/analysis.ts'
import { prepareAtLeisure } from '#server/citations/verify.ts'
import { listPages } from '#server/documents/repo.ts'
import { textContent } from '#server/documents/text.ts'
import type { Attempt } from '#server/jobs/attempt.ts'
import { appendRunEvent } from '#server/jobs/repo.ts'
import type { AnswerEvent, AnswerRequest, Provider } from '#server/models/provider.ts'
import type { Providers } from '#server/models/registry.ts'
import type { Db } from '#server/platform/db.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { type Evidence, judge } from './judge.ts'
import { clearRun, findTask, finishRun, insertClaim, type RunTask } from './repo.ts'

/**
 * Answers a run's question: reads the text, asks the model, finds every quote, keeps each claim as it comes. Returns
 * what is to be written at the end.
 */
export async function analyse(
  deps: Pick<Deps, 'db' | 'env'> & { providers: Providers },
  attempt: Attempt,
): Promise<(tx: Db) => Promise<void>> {
  const task = await findTask(deps.db, attempt.job.runId ?? 0)
  if (!task) throw new AppError('analysis.not_found')
  const provider = deps.providers.get(task.model)
  if (!provider) throw new AppError('analysis.unknown_model', { model: task.model })

  await attempt.report('reading', 0.05)
  await startOver(attempt, task.id)
  const evidence = await readEvidence(deps, task, attempt.signal)
  await attempt.report('answering', 0.2)

  const answer = await answered(deps, { attempt, provider, task, evidence })
  return async (tx) => {
    await finishRun(tx, {
      id: task.id,
      ...answer,
      pagesGiven: evidence.pages.length > 0 ? [[1, evidence.pages.length]] : [],
      cachedUntil: new Date(Date.now() + deps.env.cacheSeconds * 1000),
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

/** Lets the provider answer, judging and keeping each claim before the next. */
async function answered(
  deps: Pick<Deps, 'db'>,
  input: { attempt: Attempt; provider: Provider; task: RunTask; evidence: FullEvidence },
) {
  const { attempt, provider, task, evidence } = input
  const claims: Claim[] = []
  const usage = { inputTokens: 0, outputTokens: 0 }
  const { text, pages, skippable, language } = evidence
  const request = {
    template: task.template,
    question: task.prompt || null,
    source: { text, pages, skippable, language },
  }
  for await (const event of eventsOf(provider, request, attempt.signal)) {
    if (event.type === 'usage') {
      usage.inputTokens += event.inputTokens
      usage.outputTokens += event.outputTokens
    }
    if (event.type !== 'claim') continue
    const firstNumber = claims.reduce((count, claim) => count + claim.citations.length, 1)
    const claim = await judge(deps, { draft: event.claim, evidence, ordinal: claims.length + 1, firstNumber })
    await attempt.write(async (tx) => {
      await insertClaim(tx, { runId: task.id, textId: task.textId, claim })
      await appendRunEvent(tx, task.id, { type: 'claim', claim } satisfies RunEvent)
    })
    claims.push(claim)
  }
  const outcome = claims.length > 0 ? ('answered' as const) : ('not_found' as const)
  return { ...usage, outcome, response: claims.map((claim) => claim.text).join('\n\n') }
}

/** The provider's events; what it throws is the model's failure, unless it was told to stop. */
async function* eventsOf(
  provider: Provider,
  request: AnswerRequest,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  try {
    if (provider.kind === 'language') throw new AppError('model.failed')
    yield* provider.answer(request, signal)
  } catch (cause) {
    if (signal.aborted) throw cause
    throw new AppError('analysis.model_failed', { model: provider.id }, { cause })
  }
}
