import { setTimeout as sleep } from 'node:timers/promises'
import { exitWithParent } from '#launcher/parent.ts'
import { requireLanguages } from '#server/ingestion/ocr/languages.ts'
import { POLICIES } from '#server/jobs/kinds.ts'
import { configuredEmbedder } from '#server/models/embeddings/configured.ts'
import { usableProviders } from '#server/models/registry.ts'
import { buildDeps } from '#server/platform/deps.ts'
import { readEnv } from '#server/platform/env.ts'
import { openMetricsPort } from './metrics-port.ts'
import { startWorker } from './start.ts'

const env = readEnv(process.env)
requireLanguages(env.ocrLanguages)

let stopping = false
let running: { stop(patience: number): Promise<void> } | null = null

exitWithParent(async (patience) => {
  stopping = true
  await running?.stop(patience)
})

// The database may come up after the worker does. What a failed start had begun is closed, so that nothing runs twice.
while (!stopping && !running) {
  const built = buildDeps(env, 'worker', POLICIES)
  const deps = { ...built, providers: usableProviders(built), embedder: configuredEmbedder(built) }
  try {
    const worker = await startWorker(deps)
    const port = openMetricsPort(deps)
    running = {
      async stop(patience) {
        deps.log.info('worker is stopping')
        await worker.stop()
        port.close()
        await deps.close(patience)
      },
    }
  } catch (err) {
    deps.log.warn({ err }, 'the worker can’t start yet')
    await deps.close(0).catch(() => undefined)
    await sleep(2_000)
  }
}
