import type { z } from 'zod'
import type { LanguageModel } from '#server/models/provider.ts'
import { AppError } from '#server/platform/errors.ts'
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

/**
 * One call to a model, read as it streams. What had come before a fault is given before the fault is thrown: AppError
 * `model.*`. An answer without a claim ends quietly when the model says that there is none.
 */
export async function* call(
  desk: ModelDesk,
  request: { system: string; prompt: string; schema: z.ZodType; maxOutputTokens: number },
): AsyncGenerator<ReaderEvent> {
  await desk.allow()
  const reader = answerReader()
  let told = false
  try {
    for await (const event of desk.model.generate(request, desk.signal)) {
      if (event.type === 'usage') {
        told = true
        await desk.spend({ inputTokens: event.inputTokens, outputTokens: event.outputTokens, told })
        continue
      }
      yield* reader.feed(event.text)
    }
  } catch (fault) {
    yield* reader.end()
    throw fault
  } finally {
    if (!told)
      await desk.spend({
        inputTokens: tokensOf(request.system + request.prompt),
        outputTokens: tokensOf(reader.written()),
        told,
      })
  }
  yield* reader.end()
  if (reader.isEmpty() && !reader.saysNotFound()) throw new AppError('model.broken_output')
}
