import { createHash } from 'node:crypto'
import type { Run } from '#contracts/analysis.ts'
import type { Template } from '#contracts/template.ts'
import type { Deps } from '#server/platform/deps.ts'
import { findCachedRun } from './repo.ts'

export interface CacheKeyParts {
  userId: number
  textId: number
  sha256: string
  pipelineVersion: number
  template: Pick<Template, 'id' | 'version'>
  model: string
  prompt: string
  parameters: Record<string, unknown>
}

/**
 * Two questions with one key have one answer. The user is in it, so that nobody is told what another asked; the text
 * version is in it, so that the citations point into the text they were verified against.
 */
export function cacheKey(parts: CacheKeyParts): string {
  const { userId, textId, sha256, pipelineVersion, template, model, prompt, parameters } = parts
  const fields = [
    userId,
    textId,
    sha256,
    pipelineVersion,
    template.id,
    template.version,
    model,
    prompt,
    parameters,
  ]
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex')
}

/** The run that answers this question still, or null. The fast cache says which; the run's own row decides. */
export async function cachedRun(deps: Pick<Deps, 'db' | 'cache'>, key: string): Promise<number | null> {
  const hint = await deps.cache.get(`answer:${key}`)
  const run = await findCachedRun(deps.db, { cacheKey: key, id: hint === null ? undefined : Number(hint) })
  if (run !== null) return run
  return hint === null ? null : findCachedRun(deps.db, { cacheKey: key, id: undefined })
}

/** Keeps a finished run where the next reader finds it without Postgres. A run that has ended never changes. */
export async function keepRun(
  deps: Pick<Deps, 'cache' | 'env'>,
  run: Run,
  key: string | null,
): Promise<void> {
  await deps.cache.set(`run:${run.id}`, JSON.stringify(run), deps.env.cacheSeconds)
  if (key !== null && run.state === 'done')
    await deps.cache.set(`answer:${key}`, String(run.id), deps.env.cacheSeconds)
}

/** A finished run as it was kept, or null. Whose it is has been checked by the caller. */
export async function keptRun(deps: Pick<Deps, 'cache'>, runId: number): Promise<Run | null> {
  const kept = await deps.cache.get(`run:${runId}`)
  return kept === null ? null : (JSON.parse(kept) as Run)
}
