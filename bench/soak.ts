import { parseArgs } from 'node:util'
import { install } from './installation.ts'
import { type Memory, memoryOf, postgresPid } from './memory.ts'
import { openMix, told } from './mix.ts'
import { startRedis } from './redis.ts'

/**
 * `npm run bench soak [-- --minutes 10 --connections 20]`: the mixed load of `bench load` for as long, and whether memory
 * stays flat: its median over the last quarter against that over the second one (the first warms up).
 */
const isSmall = process.env.BENCH_SMALL === '1'
const { values } = parseArgs({ options: { minutes: { type: 'string' }, connections: { type: 'string' } } })
const minutes = Number(values.minutes ?? (isSmall ? 0.1 : 10))
const atOnce = Number(values.connections ?? (isSmall ? 2 : 20))
/** So many looks at memory. */
const LOOKS = isSmall ? 4 : 40
/** More than this from the second quarter to the last is growth. */
const FLAT = 1.15

const redis = await startRedis()
const house = await install({
  MAX_UPLOADS_PER_DAY_PER_USER: '1000000',
  RATE_LIMITS:
    'requests=100000000/60,uploads=100000000/60,analyses=100000000/60,log-in=1000000/60,log-in-address=1000000/60',
  ...(redis && { REDIS_URL: redis.url }),
})
const looks: Memory[] = []
try {
  const pids = {
    web: house.web.pid ?? 0,
    worker: house.worker.pid ?? 0,
    postgres: await postgresPid(house.databaseUrl),
  }
  const mix = await openMix(house, isSmall ? 2 : 10)
  const errors = new Map<string, number>()
  for (let look = 1; look <= LOOKS; look++) {
    const measured = await mix.run(atOnce, (minutes * 60) / LOOKS)
    const now = memoryOf(pids)
    looks.push(now)
    for (const [what, count] of measured.errors) errors.set(what, (errors.get(what) ?? 0) + count)
    const memory = Object.entries(now).map(([part, mib]) => `${part} ${mib.toFixed(0)}`)
    const at = ((look / LOOKS) * minutes).toFixed(1).padStart(5)
    console.log(`${at} min: ${told(measured)}  MiB: ${memory.join(', ')}`)
  }
  for (const [what, count] of errors) console.log(`error: ${what}, ${count} times`)
  const quarter = Math.floor(LOOKS / 4)
  for (const part of ['web', 'worker', 'postgres'] as const) {
    const [second, last] = [looks.slice(quarter, 2 * quarter), looks.slice(-quarter)].map((some) =>
      median(some, part),
    )
    const growth = (last ?? 0) / (second || 1)
    const verdict = growth <= FLAT ? 'flat' : 'GROWS'
    console.log(
      `memory of ${part}: ${second?.toFixed(0)} to ${last?.toFixed(0)} MiB, x${growth.toFixed(2)}: ${verdict}`,
    )
  }
} finally {
  await house.stop()
  await redis?.stop()
}

function median(some: Memory[], part: keyof Memory): number {
  return some.map((one) => one[part]).toSorted((a, b) => a - b)[some.length >> 1] ?? 0
}
