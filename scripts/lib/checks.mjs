import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NODE, ROOT, withOwnPrograms } from './paths.mjs'

/** Runs a tool of the install; it counts as one. */
export async function check(tool, ...args) {
  return (await run([join('node_modules', tool), ...args])) === 0 ? { passed: 1 } : { failed: 1 }
}

/**
 * Runs vitest; each test counts as one, and so does a file that can't be loaded.
 * @param {{ all: boolean }} options all: the long suites too (`LONG=1` in their environment)
 */
export async function runUnits({ all }) {
  const report = join(tmpdir(), `ultrai-units-${process.pid}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await run(['node_modules/vitest/vitest.mjs', 'run', ...reporters], all ? { LONG: '1' } : {})
  try {
    return countIn(report, code)
  } finally {
    rmSync(report, { force: true })
  }
}

/**
 * Tries the faults of the servers around us and of our own processes; each scenario counts as one.
 * @param {{ all: boolean }} options all: the long form, which takes an hour; the short one takes a minute
 */
export async function runFaults({ all }) {
  const report = join(tmpdir(), `ultrai-faults-${process.pid}.json`)
  const form = all ? [] : ['--short']
  const code = await run(['src/test/faults/main.ts', `--to=${report}`, ...form], all ? { LONG: '1' } : {})
  if (!existsSync(report)) return { failed: 1 }
  const { outcomes } = JSON.parse(readFileSync(report, 'utf8'))
  rmSync(report, { force: true })
  const failed = outcomes.filter(({ broken }) => broken.length > 0).length
  return { passed: outcomes.length - failed, failed: code !== 0 && failed === 0 ? 1 : failed }
}

function countIn(report, code) {
  if (!existsSync(report)) return { failed: 1 }
  const {
    numPassedTests: passed,
    numFailedTests,
    numPendingTests: skipped,
    testResults,
  } = JSON.parse(readFileSync(report, 'utf8'))
  const broken = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  )
  const failed = numFailedTests + broken.length
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, skipped }
}

function run(args, env = {}) {
  const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1' }
  const child = spawn(NODE, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...withOwnPrograms(), ...plain, ...env },
  })
  return new Promise((resolve) => child.on('exit', resolve))
}
