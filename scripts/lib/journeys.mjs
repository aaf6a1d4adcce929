import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NODE, ROOT, withOwnPrograms } from './paths.mjs'
import { freePort, startProduct } from './product.mjs'
import { findBrowser } from './tools.mjs'
import { startTwice } from './twice.mjs'

/** The password of the journeys' people, and words of their documents (e2e/fixtures). */
const NEVER_LOGGED = ['a long and quiet phrase', 'Either party may end this lease']

/**
 * Runs the journeys of e2e/ in a real browser, on the production build, with a product of their own.
 * @param {string[]} args for Playwright: files, --headed …
 * @param {{ twice?: boolean }} options twice: two web processes, two workers, one Postgres and Redis
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
export async function runJourneys(args = [], { twice = false } = {}) {
  const browser = findBrowser()
  if (!browser) {
    console.error('There is no Chromium here, and only root may install one. Name one with CHROMIUM.')
    return { passed: 0, failed: 1, skipped: 0 }
  }
  const modelPort = await freePort()
  const product = await (twice ? startTwice : startProduct)({
    MODEL_ENDPOINTS: JSON.stringify(endpointsAt(modelPort)),
    ...providersAt(modelPort),
  })
  const report = join(tmpdir(), `ultrai-journeys-${process.pid}.json`)
  try {
    const env = { ...withOwnPrograms(), BASE_URL: product.url, CHROMIUM: browser, E2E_REPORT: report }
    env.E2E_MODEL_PORT = String(modelPort)
    const code = await run(['node_modules/@playwright/test/cli.js', 'test', ...args], env)
    const counts = countIn(report, code)
    const told = NEVER_LOGGED.filter((secret) => product.log().includes(secret))
    if (told.length > 0) {
      console.error(`The product's log tells what it must not: ${told.join('; ')}`)
      counts.failed += 1
    }
    if (counts.failed > 0) console.error(`What the product said:\n${product.log().slice(-8000)}`)
    return counts
  } finally {
    await product.stop()
    rmSync(report, { force: true })
  }
}

/**
 * The models of the journeys: local ones, which the journey that needs them starts at this port
 * (e2e/fixtures/model-server.ts), and one elsewhere that nobody can reach.
 * @param {number} port
 */
function endpointsAt(port) {
  const roomy = { contextTokens: 32_000, price: { input: 0, output: 0 } }
  const desk = [
    { id: 'writer', label: 'Writer', ...roomy },
    { id: 'breaker', label: 'Breaker', ...roomy },
    { id: 'liar', label: 'Liar', ...roomy },
    { id: 'small', label: 'Small', contextTokens: 4_000, outputTokens: 600 },
  ]
  const cloud = [{ id: 'large', label: 'Large', contextTokens: 128_000, price: { input: 1.25, output: 10 } }]
  return [
    { name: 'desk', url: `http://127.0.0.1:${port}/v1`, local: true, models: desk },
    { name: 'cloud', url: 'https://models.example.invalid/v1', models: cloud },
  ]
}

/** The providers with a protocol of their own, at the same place. @param {number} port */
function providersAt(port) {
  const at = (path) => `http://127.0.0.1:${port}/${path}`
  return {
    ...{ OPENAI_API_KEY: 'none', ANTHROPIC_API_KEY: 'none', GOOGLE_API_KEY: 'none' },
    OPENAI_BASE_URL: at('openai/v1'),
    ANTHROPIC_BASE_URL: at('anthropic/v1'),
    GOOGLE_BASE_URL: at('google/v1beta'),
    MODEL_LOCAL_HOSTS: '127.0.0.1',
  }
}

function countIn(report, code) {
  try {
    const { expected, flaky, unexpected, skipped } = JSON.parse(readFileSync(report, 'utf8')).stats
    const failed = unexpected + flaky
    return { passed: expected, failed: code !== 0 && failed === 0 ? 1 : failed, skipped }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

function run(args, env) {
  const child = spawn(NODE, args, { cwd: ROOT, env, stdio: 'inherit' })
  return new Promise((resolve) => child.on('exit', resolve))
}
