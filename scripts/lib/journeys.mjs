import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NODE, ROOT, withOwnPrograms } from './paths.mjs'
import { startProduct } from './product.mjs'
import { findBrowser } from './tools.mjs'

/**
 * Runs the journeys of e2e/ in a real browser, on the production build, with a product of their own.
 * @param {string[]} args for Playwright: files, --headed …
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
export async function runJourneys(args = []) {
  const browser = findBrowser()
  if (!browser) {
    console.error('There is no Chromium here, and only root may install one. Name one with CHROMIUM.')
    return { passed: 0, failed: 1, skipped: 0 }
  }
  const product = await startProduct()
  const report = join(tmpdir(), `ultrai-journeys-${process.pid}.json`)
  try {
    const env = { ...withOwnPrograms(), BASE_URL: product.url, CHROMIUM: browser, E2E_REPORT: report }
    const code = await run(['node_modules/@playwright/test/cli.js', 'test', ...args], env)
    const counts = countIn(report, code)
    if (counts.failed > 0) console.error(`What the product said:\n${product.log().slice(-8000)}`)
    return counts
  } finally {
    await product.stop()
    rmSync(report, { force: true })
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
