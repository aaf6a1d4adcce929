import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Redis } from 'ioredis'
import { connections, times } from './client.ts'
import { makeLetter } from './files.ts'
import { type Installation, install } from './installation.ts'
import { cpuMicros, startProcess, stopProcess } from './processes.ts'
import { startRedis } from './redis.ts'

/**
 * `npm run bench api [-- --rounds 7 --requests 2000]`: processor time per request of the web process, as ratios to a bare Node server that does one
 * Redis GET of the same bytes; in turn, on the same machine. `BENCH_SMALL=1`: to see that it works.
 */
const isSmall = process.env.BENCH_SMALL === '1'
const { values } = parseArgs({ options: { rounds: { type: 'string' }, requests: { type: 'string' } } })
const ROUNDS = Number(values.rounds ?? (isSmall ? 1 : 7))
const REQUESTS = Number(values.requests ?? (isSmall ? 50 : 2_000))
const DOCUMENTS = isSmall ? 3 : 50
const AT_ONCE = 16

const redis = await startRedis()
if (!redis) {
  console.log('bench api: no redis-server is installed here, so nothing to compare with')
  process.exit(0)
}
const house = await install({ REDIS_URL: redis.url })
const bare = startProcess('./bare.ts', { REDIS_URL: redis.url })
try {
  const [{ port: barePort }] = (await once(bare, 'message')) as [{ port: number }]
  const { documentId, analysisId } = await prepare(house)
  const query = (name: string, input: object) =>
    `/api/trpc/${name}?input=${encodeURIComponent(JSON.stringify(input))}`
  const cases = [
    { name: 'bare Node, one Redis GET', port: barePort, child: bare, path: '/', goal: '' },
    { name: 'cached analysis', path: query('analyses.get', { id: analysisId }), goal: 'goal 5, aim 2' },
    { name: 'one document', path: query('documents.get', { id: documentId }), goal: '' },
    { name: `list of ${DOCUMENTS}`, path: query('documents.list', { limit: 50 }), goal: '' },
  ].map((one) => ({ port: house.port, child: house.web, ...one, micros: [] as number[], bytes: 0 }))

  const seen = await house.ask(cases[1]?.path ?? '')
  const client = new Redis(redis.url)
  await client.set('bare', await seen.text())
  client.disconnect()

  for (let round = -1; round < ROUNDS; round++)
    for (const one of cases) {
      const link = connections(one.port, AT_ONCE)
      const before = await cpuMicros(one.child)
      await times(REQUESTS, AT_ONCE, async () => {
        const { status, body } = await link.ask(one.path, { headers: { cookie: house.cookie } })
        if (status !== 200) throw new Error(`${one.name}: ${status} ${body}`)
        one.bytes = body.length
      })
      // The first round only warms up.
      if (round >= 0) one.micros.push((await cpuMicros(one.child)) - before)
      link.close()
    }

  const medianOf = (micros: number[]) =>
    (micros.toSorted((a, b) => a - b)[micros.length >> 1] ?? 0) / REQUESTS
  const unit = medianOf(cases[0]?.micros ?? [])
  console.log(
    `processor time per request, medians of ${ROUNDS} rounds of ${REQUESTS}, ${AT_ONCE} connections:`,
  )
  for (const { name, micros, bytes, goal } of cases) {
    const one = medianOf(micros)
    const ratio = (one / unit).toFixed(1)
    console.log(
      `  ${name.padEnd(26)} ${one.toFixed(0).padStart(6)} µs  ${ratio.padStart(5)}x  ${bytes} bytes${goal && `  (${goal})`}`,
    )
  }
} finally {
  await stopProcess(bare)
  await house.stop()
  await redis.stop()
}

/** Uploads letters and has one summarised; waits until both are there. */
async function prepare({ ask, ready, cookie, port }: Installation) {
  for (let number = 0; number < DOCUMENTS; number++) {
    const headers = { 'x-file-name': `letter-${number}.md` }
    const response = await ask('/api/upload', { method: 'POST', body: makeLetter(number), headers })
    if (response.status !== 201) throw new Error(`upload: ${response.status} ${await response.text()}`)
    await response.arrayBuffer()
  }
  await ready(DOCUMENTS)
  const link = connections(port, 1)
  const call = async (path: string, body?: object) => {
    const headers = { cookie, ...(body && { 'content-type': 'application/json' }) }
    const sent = body && { method: 'POST', body: JSON.stringify(body) }
    const answer = await link.ask(`/api/trpc/${path}`, { headers, ...sent })
    return JSON.parse(answer.body).result.data
  }
  const list = await call('documents.list?input=%7B%7D')
  const documentId: number = list.rows[0].id
  const { analysisId } = await call('analyses.ask', { documentId, template: 'summary' })
  const input = encodeURIComponent(JSON.stringify({ id: analysisId }))
  while ((await call(`analyses.get?input=${input}`)).state !== 'done') await pause(50)
  link.close()
  return { documentId, analysisId: analysisId as number }
}
