// `npm run e2e -- [spec]`: the journeys alone; with `--twice` on two web processes, two workers and a Redis. Begins on whatever Node the machine has (20 or newer).
import { ensureInstalled } from './lib/install.mjs'
import { underOwnNode } from './lib/own-node.mjs'

ensureInstalled()
await underOwnNode()

const { ensureGenerated } = await import('./lib/generate.mjs')
const { ensureBuilt } = await import('./lib/build.mjs')
const { runJourneys } = await import('./lib/journeys.mjs')
ensureGenerated()
if (!ensureBuilt()) process.exit(1)
const args = process.argv.slice(2)
const twice = args.includes('--twice')
const { failed } = await runJourneys(
  args.filter((arg) => arg !== '--twice'),
  { twice },
)
process.exit(failed > 0 ? 1 : 0)
