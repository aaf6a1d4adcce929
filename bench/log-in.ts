import { install } from './installation.ts'

/**
 * `node bench/log-in.ts`: how long a wrong log-in takes with an account and without one, in turn, as medians. They
 * must be within 10% of each other, so that nobody learns by the clock who has an account.
 */
const PEOPLE = 12
/** Below what slows an account's log-ins down (server/limits/log-in.ts). */
const TRIES = 15
const MOST = 1.1

const installation = await install({ RATE_LIMITS: 'log-in=1000000/60,log-in-address=1000000/60' })

async function post(path: string, body: object): Promise<number> {
  const began = performance.now()
  const response = await installation.ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: new TextEncoder().encode(JSON.stringify(body)),
  })
  await response.arrayBuffer()
  return performance.now() - began
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}

try {
  const password = 'a rather long passphrase'
  const emailOf = (nth: number) => `person-${nth}@example.org`
  for (let nth = 0; nth < PEOPLE; nth += 1)
    await post('/api/v2/auth/register', { email: emailOf(nth), username: 'P', password })
  const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
  for (let round = 0; round < TRIES; round += 1)
    for (let nth = 0; nth < PEOPLE; nth += 1)
      for (const [who, email] of [
        ['known', emailOf(nth)],
        ['unknown', `nobody-${nth}@example.org`],
      ] as const)
        times[who].push(await post('/api/v2/auth/login', { email, password: 'not the password' }))
  const [known, unknown] = [median(times.known), median(times.unknown)]
  const ratio = Math.max(known, unknown) / Math.min(known, unknown)
  console.log(
    `${PEOPLE * TRIES} each: known ${known.toFixed(1)} ms, unknown ${unknown.toFixed(1)} ms, ratio ${ratio.toFixed(3)} (at most ${MOST})`,
  )
  process.exitCode = ratio <= MOST ? 0 : 1
} finally {
  await installation.stop()
}
