import { setTimeout as sleep } from 'node:timers/promises'
import { exitWithParent } from '#launcher/parent.ts'
import { POLICIES } from '#server/jobs/kinds.ts'
import { usableProviders } from '#server/models/registry.ts'
import { buildDeps } from '#server/platform/deps.ts'
import { readEnv } from '#server/platform/env.ts'
import { startWorker } from './start.ts'

const deps = { ...buildDeps(readEnv(process.env), 'worker', POLICIES), providers: usableProviders() }

let stopping = false
let worker: Awaited<ReturnType<typeof startWorker>> | null = null

exitWithParent(async () => {
  stopping = true
  deps.log.info('worker is stopping')
  await worker?.stop()
  await deps.close()
})

// The database may come up after the worker does.
while (!stopping && !worker) {
  try {
    worker = await startWorker(deps)
  } catch (err) {
    deps.log.warn({ err }, 'the worker can’t start yet')
    await sleep(2_000)
  }
}
