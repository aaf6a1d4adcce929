import { join } from 'node:path'
import { freePort } from '#launcher/ports.ts'
import { migrate } from '#server/platform/migrate.ts'
import { startModel } from './model.ts'
import { startPostgres } from './postgres.ts'
import { type Running, runningProcess, until } from './processes.ts'
import { startRedis } from './redis.ts'
import { roundRobin } from './round-robin.ts'

const ROOT = join(import.meta.dirname, '../../..')

/** A web process with its own address, beside that of the balancer. */
export type Web = Running & { url: string }

export type House = Awaited<ReturnType<typeof openHouse>>

/** A whole installation of real processes: two of web, two workers, Postgres, Redis, a model. */
export async function openHouse() {
  const [postgres, redis, model] = await Promise.all([startPostgres(), startRedis(), startModel()])
  await migrate(postgres.url)
  const env = {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    ULTRAI_PROFILE: 'local',
    DATABASE_URL: postgres.url,
    DATABASE_POOL_SIZE: '6',
    AUTH_SECRETS: 'a-key-of-the-tests-own-0123456789abcdef',
    LOG_LEVEL: 'error',
    HOST: '127.0.0.1',
    REDIS_URL: redis?.url ?? '',
    PARSERS_WAITING: '1',
    MAX_UPLOADS_PER_DAY_PER_USER: '1000000',
    MAX_CONCURRENT_JOBS_PER_USER: '4',
    ANSWER_WAIT_SECONDS: '1',
    RATE_LIMITS: ['log-in', 'log-in-address', 'sign-up', 'uploads', 'analyses', 'requests']
      .map((name) => `${name}=100000000/60`)
      .join(','),
    MODEL_ENDPOINTS: JSON.stringify([
      { name: 'desk', url: model.url, local: true, models: [{ id: 'counter', contextTokens: 32_000 }] },
    ]),
  }
  const ports = [await freePort(0), await freePort(0)]
  const node = (name: string, file: string, more: Record<string, string> = {}) =>
    runningProcess({
      name,
      command: process.execPath,
      args: [join(ROOT, file)],
      env: { ...env, ...more },
      cwd: ROOT,
    })
  const webs: Web[] = ports.map((port, index) => {
    const running = node(`web ${index + 1}`, 'src/web/main.ts', { PORT: String(port) })
    return Object.defineProperty({ ...running, url: `http://127.0.0.1:${port}` }, 'pid', {
      get: () => running.pid,
    })
  })
  const workers = [node('worker 1', 'src/worker/main.ts'), node('worker 2', 'src/worker/main.ts')]
  for (const it of [...webs, ...workers]) it.start()
  const balancer = await roundRobin(await freePort(0), ports)
  const all = async (isSo: (health: Health) => boolean) =>
    (await Promise.all(webs.map(({ url }) => healthAt(url)))).every(
      (health) => health !== null && isSo(health),
    )
  const house = {
    postgres,
    redis,
    model,
    webs,
    workers,
    balancer,
    url: balancer.url,
    /** Web, worker and database. A cache that is slow on a busy machine is left out, and no harm. */
    isHealthy: () => all(({ database, worker }) => database === 'connected' && worker === 'alive'),
    hasCache: () => all(({ cache }) => cache === 'redis'),
    async close() {
      for (const it of [...webs, ...workers]) it.thaw()
      await Promise.all([...webs, ...workers].map((it) => it.end('SIGKILL')))
      balancer.close()
      model.close()
      await redis?.close()
      await postgres.remove()
    },
  }
  if ((await until(house.isHealthy, 240_000)) === null) {
    const logs = [...webs, ...workers].map((it) => `${it.name}: ${it.log()}`)
    await house.close()
    throw new Error(`The installation did not start.\n${logs.join('\n')}`)
  }
  return house
}

type Health = { database: string; worker: string; cache: string }

async function healthAt(url: string): Promise<Health | null> {
  try {
    const response = await fetch(`${url}/health`, { signal: AbortSignal.timeout(4_000) })
    return (await response.json()) as Health
  } catch {
    return null
  }
}
