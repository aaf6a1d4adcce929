import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Run, run } from '#contracts/analysis.ts'
import type { Template } from '#contracts/template.ts'
import type { Deps } from '#server/platform/deps.ts'

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

/** A run that is done changes by its reviews only: each has a place of its own, so that none is read stale. */
export interface KeptAs {
  runId: number
  reviewStamp: number
}

/** What another release has kept may have another shape: then it is not found. */
const SHAPE = createHash('sha256')
  .update(JSON.stringify(z.toJSONSchema(run)))
  .digest('base64url')
  .slice(0, 8)

function placeOf({ runId, reviewStamp }: KeptAs): string {
  return `run:${SHAPE}:${runId}:${reviewStamp}`
}

/** Keeps a run that is done where the next reader finds it without Postgres. */
export async function keepRun(deps: Pick<Deps, 'cache' | 'env'>, as: KeptAs, kept: Run): Promise<void> {
  await deps.cache.set(placeOf(as), JSON.stringify(kept), deps.env.cacheSeconds)
}

/** A finished run as it was kept, or null. Whose it is has been checked by the caller. */
export async function keptRun(deps: Pick<Deps, 'cache'>, as: KeptAs): Promise<Run | null> {
  const kept = await deps.cache.get(placeOf(as))
  return kept === null ? null : (JSON.parse(kept) as Run)
}

/** For a run that is gone. */
export async function forgetRun(deps: Pick<Deps, 'cache'>, as: KeptAs): Promise<void> {
  await deps.cache.delete(placeOf(as))
}
