import { NODE, ROOT, withOwnPrograms } from './paths.mjs'
import { freePort } from './product.mjs'

/**
 * Starts the product as servers run it: one Postgres and one Redis, two web processes behind a balancer that gives
 * each request to the next one, two workers.
 * @param {Record<string, string>} settings more environment variables
 * @returns {Promise<{ url: string, log: () => string, stop: () => Promise<void> }>}
 */
export async function startTwice(settings = {}) {
  // TypeScript of ours: only the project's own Node reads it.
  const { startTemporaryDatabase } = await import('../../src/launcher/postgres/temporary.ts')
  const { migrate } = await import('../../src/server/platform/migrate.ts')
  const { runningProcess, until } = await import('../../src/test/faults/processes.ts')
  const { startRedis } = await import('../../src/test/faults/redis.ts')
  const { roundRobin } = await import('../../src/test/faults/round-robin.ts')

  const redis = await startRedis()
  if (!redis) throw new Error('There is no redis-server here.')
  const database = await startTemporaryDatabase()
  await migrate(database.url)
  const env = {
    ...withOwnPrograms(),
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    ULTRAI_PROFILE: 'local',
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    AUTH_SECRETS: 'a-key-of-the-tests-own-0123456789abcdef',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'warn',
    ...settings,
  }
  const ports = [await freePort(), await freePort()]
  const start = (name, main, more = {}) => {
    const it = runningProcess({ name, command: NODE, args: [main], cwd: ROOT, env: { ...env, ...more } })
    it.start()
    return it
  }
  const running = [
    ...ports.map((port, index) => start(`web ${index + 1}`, 'src/web/main.ts', { PORT: String(port) })),
    ...[1, 2].map((number) => start(`worker ${number}`, 'src/worker/main.ts')),
  ]
  const balancer = await roundRobin(await freePort(), ports)
  const log = () => running.map((it) => `── ${it.name}\n${it.log()}`).join('\n')
  const stop = async () => {
    await Promise.all(running.map((it) => it.end('SIGINT')))
    balancer.close()
    await redis.close()
    await database.stop()
  }
  const isReady = async (port) => {
    const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => undefined)
    return (await answer?.json())?.status === 'ok'
  }
  for (const port of ports)
    if ((await until(() => isReady(port), 120_000)) === null) {
      const words = log()
      await stop()
      throw new Error(`The product did not start:\n${words}`)
    }
  return { url: balancer.url, log, stop }
}
