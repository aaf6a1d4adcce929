import { randomUUID } from 'node:crypto'
import { extractive } from '#server/models/extractive/provider.ts'
import type { Provider } from '#server/models/provider.ts'
import { usableProviders } from '#server/models/registry.ts'
import { readEnv } from '#server/platform/env.ts'
import { createLog } from '#server/platform/log.ts'
import { marksOf, tableOf } from './marks.ts'
import { readPlanted } from './planted.ts'
import { scriptedModels } from './scripted.ts'

/** Prints how extractive, the scripted models and those named in `models` answer the planted questions. */
export async function evaluateAnswers(models: readonly string[]): Promise<void> {
  const planted = readPlanted()
  const all: Provider[] = [extractive, ...scriptedModels(planted), ...configured(models)]
  const marks = []
  for (const provider of all) marks.push(await marksOf(provider, planted))
  process.stdout.write(`${tableOf(marks)}\n`)
  if (marks.some(({ falseVerified }) => falseVerified > 0)) process.exitCode = 1
}

function configured(ids: readonly string[]): Provider[] {
  if (ids.length === 0) return []
  const env = readEnv({
    ...process.env,
    DATABASE_URL: 'postgres://none',
    AUTH_SECRETS: randomUUID() + randomUUID(),
  })
  const known = usableProviders({ env, log: createLog('worker', 'error') })
  return ids.map((id) => {
    const provider = known.get(id)
    if (!provider) throw new Error(`${id} can’t be asked here. Known: ${[...known.keys()].join(', ')}`)
    return provider
  })
}
