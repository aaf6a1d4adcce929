import type { Blobs } from './blobs/blobs.ts'
import { openBlobs } from './blobs/open.ts'
import { blobDriver, s3Settings } from './blobs/s3-settings.ts'
import type { Cache } from './cache/cache.ts'
import { countedCache } from './cache/counted.ts'
import { memoryCache } from './cache/memory.ts'
import { redisCache } from './cache/redis.ts'
import { openDatabase } from './db.ts'
import type { Env } from './env.ts'
import { type Limiter, openLimiter } from './limiter/limiter.ts'
import { createLog, type Log } from './log.ts'
import { type Mail, openMail } from './mail/mail.ts'
import { type Metrics, openMetrics } from './metrics.ts'
import type { PrismaClient } from './prisma/client.ts'
import { openQueue, type Queue, type QueuePolicy } from './queue.ts'
import { openReads, type Reads } from './reads.ts'
import { openRedis } from './redis.ts'
import { type PoolFigures, poolFigures, watchSurroundings } from './surroundings.ts'
import { VERSION } from './version.ts'
import { openWake, type Wake } from './wake.ts'

/** Everything that is built once per process and handed to verbs. */
export interface Deps {
  env: Env
  log: Log
  metrics: Metrics
  db: PrismaClient
  reads: Reads
  /** How the connections to Postgres stand. */
  pool(): PoolFigures
  cache: Cache
  limiter: Limiter
  blobs: Blobs
  queue: Queue
  wake: Wake
  /** Null where no mail is sent. */
  mail: Mail | null
}

export interface BuiltDeps extends Deps {
  /** Closes everything; what runs may take `patience` ms to finish. */
  close(patience: number): Promise<void>
}

/** People wait for web's statements; the worker stores whole books in one. In milliseconds. */
const QUERY_TIMEOUT = { web: 5_000, worker: 60_000 }

/** The composition root of web and worker alike. `policies` are those of jobs/kinds.ts. */
export function buildDeps(
  env: Env,
  process: 'web' | 'worker',
  policies: Record<string, QueuePolicy>,
): BuiltDeps {
  const log = createLog(process, env.logLevel)
  // readEnv has made sure of it; the type says that it may be left out by people.
  const url = env.databaseUrl ?? ''
  const { pool, prisma, close } = openDatabase({
    url,
    poolSize: env.poolSize,
    log,
    name: `ultrai-${process}`,
    queryTimeout: QUERY_TIMEOUT[process],
    peopleWait: process === 'web',
  })
  const redis = env.redisUrl ? openRedis({ url: env.redisUrl, log }) : null
  const metrics = openMetrics({ standard: true })
  metrics.buildInfo.set({ version: VERSION, process }, 1)
  const cache = countedCache(redis ? redisCache(redis) : memoryCache(), metrics)
  watchSurroundings(metrics, { pool, cache, folder: env.dataDir })
  const queue = openQueue({ url, log, policies, supervise: process === 'worker' })
  const wake = openWake({ url, log })
  return {
    env,
    log,
    metrics,
    db: prisma,
    reads: openReads(pool),
    pool: () => poolFigures(pool),
    cache,
    limiter: openLimiter(redis),
    blobs: openBlobs({ pool, driver: blobDriver(env), s3: s3Settings(env), log }),
    queue,
    wake,
    mail: openMail(env),
    async close(patience) {
      await queue.close(patience)
      await Promise.all([wake.close(), cache.close()])
      await close()
    },
  }
}
