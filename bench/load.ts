import { parseArgs } from 'node:util'
import { install } from './installation.ts'
import { memoryOf, postgresPid } from './memory.ts'
import { openMix, percentile, told } from './mix.ts'
import { startRedis } from './redis.ts'

/**
 * `npm run bench load [-- --connections 10,50,100,250,500 --seconds 20]`: people who sign in, upload, ask, read, list
 * and search, mixed, against one web and one worker. `BENCH_SMALL=1`: to see that it works.
 */
const isSmall = process.env.BENCH_SMALL === '1'
const { values } = parseArgs({ options: { connections: { type: 'string' }, seconds: { type: 'string' } } })
const levels = (values.connections ?? (isSmall ? '2,4' : '10,50,100,250,500')).split(',').map(Number)
const seconds = Number(values.seconds ?? (isSmall ? 1 : 20))
const people = isSmall ? 2 : 25

const redis = await startRedis()
const house = await install({
  MAX_UPLOADS_PER_DAY_PER_USER: '1000000',
  RATE_LIMITS:
    'requests=100000000/60,uploads=100000000/60,analyses=100000000/60,log-in=1000000/60,log-in-address=1000000/60',
  ...(redis && { REDIS_URL: redis.url }),
})
try {
  const pids = {
    web: house.web.pid ?? 0,
    worker: house.worker.pid ?? 0,
    postgres: await postgresPid(house.databaseUrl),
  }
  const mix = await openMix(house, people)
  console.log(`${people} people, ${seconds} s each, cache: ${redis ? 'redis' : 'memory'}`)
  for (const connections of levels) {
    const measured = await mix.run(connections, seconds)
    const { web, worker, postgres } = memoryOf(pids)
    console.log(`${String(connections).padStart(4)} connections: ${told(measured)}`)
    console.log(
      `     memory (PSS, MiB): web ${web.toFixed(0)}, worker with parsers ${worker.toFixed(0)}, Postgres ${postgres.toFixed(0)}`,
    )
    const each = [...measured.byAction].map(
      ([action, ms]) => `${action} ${percentile(ms, 0.5).toFixed(0)}/${percentile(ms, 0.99).toFixed(0)}`,
    )
    console.log(`     p50/p99 in ms: ${each.join(', ')}`)
    for (const [what, count] of measured.errors) console.log(`     error: ${what}, ${count} times`)
  }
} finally {
  await house.stop()
  await redis?.stop()
}
