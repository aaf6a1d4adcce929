import type { z } from 'zod'
import type { GenerationEvent, LanguageModel } from '#server/models/provider.ts'
import { AppError } from '#server/platform/errors.ts'
import type { Drafted } from './drafted.ts'
import { saysNothing } from './prose.ts'
import { answerReader, type ReaderEvent } from './reader.ts'
import { tokensOf } from './tokens.ts'

/** What one call took. `told`: the provider said so; else it is our guess, as after a broken stream. */
export interface Spent {
  inputTokens: number
  outputTokens: number
  told: boolean
}

/** A model, the signal that stops it, and who is told what it took. */
export interface ModelDesk {
  model: LanguageModel
  signal: AbortSignal
  spend(spent: Spent): Promise<void>
  /** Asked before each call; throws `model.cap_reached`. */
  allow(): Promise<void>
}

interface Request {
  system: string
  prompt: string
  schema: z.ZodType
  maxOutputTokens: number
}

/** Letters a token, for what was written: only its length is known then. */
const LETTERS = 3.3

/**
 * One call to a model, read as it streams. What had come before a fault is given before the fault is thrown: AppError
 * `model.*`. An answer without a claim ends quietly when the model says that there is none.
 */
export async function* call(desk: ModelDesk, request: Request): AsyncGenerator<ReaderEvent> {
  desk.signal.throwIfAborted()
  await desk.allow()
  const reader = answerReader()
  let told = false
  let failed = false
  try {
    for await (const event of written(desk, request)) {
      if (event.type === 'usage') {
        told = true
        await desk.spend({ inputTokens: event.inputTokens, outputTokens: event.outputTokens, told })
      } else yield* reader.feed(event.text)
    }
  } catch (fault) {
    failed = true
    yield* reader.end()
    throw fault
  } finally {
    // Whoever refuses a call, or can't be reached, takes nothing for it; one that was broken off is paid for.
    if (!told && (!failed || reader.length() > 0 || desk.signal.aborted))
      await desk.spend({
        inputTokens: tokensOf(request.system + request.prompt),
        outputTokens: Math.ceil(reader.length() / LETTERS),
        told,
      })
  }
  yield* reader.end()
  if (reader.isEmpty() && !reader.saysNotFound()) throw new AppError('model.broken_output')
}

/** The model's events. A fault that it has no code for is final as well: each other try would be paid for again. */
async function* written({ model, signal }: ModelDesk, request: Request): AsyncGenerator<GenerationEvent> {
  try {
    yield* model.generate(request, signal)
  } catch (cause) {
    if (signal.aborted || cause instanceof AppError) throw cause
    throw new AppError('analysis.model_failed', { model: model.id }, { cause })
  }
}

/** The events of an answer without what says nothing: an empty draft, or an absence where nothing else is said. */
export async function* telling(events: AsyncIterable<ReaderEvent>): AsyncGenerator<ReaderEvent> {
  const absences: Drafted[] = []
  let says = false
  for await (const event of events) {
    if (event.type === 'text') yield event
    else if (event.drafted.text === '' && !event.drafted.cells) continue
    else if (event.drafted.quotes.length === 0 && saysNothing(event.drafted.text))
      absences.push(event.drafted)
    else {
      says = true
      yield event
    }
  }
  if (says) for (const drafted of absences) yield { type: 'claim', drafted }
}
