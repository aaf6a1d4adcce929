// `npm test` and `npm run test:all`: everything, on an empty machine. Begins on whatever Node it has (20 or newer).
import { ensureInstalled } from './lib/install.mjs'
import { underOwnNode } from './lib/own-node.mjs'

ensureInstalled()
await underOwnNode()

const { ensureGenerated } = await import('./lib/generate.mjs')
const { ensureBuilt } = await import('./lib/build.mjs')
const { runJourneys } = await import('./lib/journeys.mjs')
const { check, runFaults, runUnits } = await import('./lib/checks.mjs')
const { stage, total } = await import('./lib/stages.mjs')
const { findBrowser, hasPromtool, hasRedis } = await import('./lib/tools.mjs')

const all = process.argv.includes('--all')
const redis = hasRedis()
const promtool = hasPromtool()
findBrowser()
ensureGenerated()

await stage('Types', () => check('typescript/bin/tsc', '--noEmit', '--incremental', 'false'))
await stage('Format and rules', () => check('@biomejs/biome/bin/biome', 'check', '.'))
await stage('Imports', () =>
  check('dependency-cruiser/bin/dependency-cruiser.mjs', '--config', '.dependency-cruiser.mjs', 'src'),
)
await stage('Units and integration', () => runUnits({ all }))
const built = await stage('Build', () => ({ passed: ensureBuilt() ? 1 : 0 }))
if (built) await stage('Journeys in a browser', () => runJourneys())
if (built && all && redis) await stage('Journeys on two of each', () => runJourneys([], { twice: true }))
if (built) await stage('Faults', () => runFaults({ all }))
if (!redis) console.log('No redis-server here, and only root may install one: its tests were skipped.')
if (!promtool)
  console.log('No promtool here, and only root may install it: the rules of alerts were not tried.')

const { passed, failed, skipped } = total()
console.log(skipped > 0 ? `${skipped} skipped.` : '')
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)
