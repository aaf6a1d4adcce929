import { z } from 'zod'
import { errorEntry } from '#contracts/error.ts'
import { withLimit } from '#contracts/limit-words.ts'
import type { ConnectionTest } from '#contracts/model.ts'
import { AppError } from '#server/platform/errors.ts'
import type { Providers } from './registry.ts'

const PATIENCE = 30_000

/** Asks a model for a word, as a question would, and says in words for people how that went. */
export async function testConnection(
  { providers }: { providers: Providers },
  { model: id }: { model: string },
): Promise<ConnectionTest> {
  const provider = providers.get(id)
  if (!provider) {
    const known = providers.unusable?.some((model) => model.id === id)
    throw new AppError(known ? 'model.no_key' : 'analysis.unknown_model', { model: id })
  }
  if (provider.kind === 'analyst')
    return { ok: true, message: 'Built in: there is nothing to connect to.', milliseconds: 0 }
  const started = performance.now()
  const took = () => Math.round(performance.now() - started)
  const call = {
    system: 'You test a connection. Answer with JSON alone: {"ok": true}',
    prompt: 'Say that you are there.',
    schema: z.object({ ok: z.boolean() }),
    maxOutputTokens: 1_000,
  }
  const signal = AbortSignal.timeout(PATIENCE)
  try {
    for await (const _ of provider.generate(call, signal));
  } catch (error) {
    const fault = signal.aborted ? new AppError('model.timeout') : error
    if (!(fault instanceof AppError)) throw fault
    // It wrote more than it was asked for: it is there.
    if (fault.code !== 'model.endless') return { ok: false, message: wordsFor(fault), milliseconds: took() }
  }
  return { ok: true, message: `Answered in ${(took() / 1000).toFixed(1)} s`, milliseconds: took() }
}

function wordsFor({ code, details }: AppError): string {
  const { message, next } = errorEntry(code)
  const status = typeof details.status === 'number' ? ` (status ${details.status})` : ''
  return [`${withLimit(code, message, details)}${status}`, next].filter(Boolean).join(' ')
}
