// `npm run test:faults [-- --short]`: the fault suite. Begins on whatever Node the machine has (20 or newer).
import { ensureInstalled } from './lib/install.mjs'
import { underOwnNode } from './lib/own-node.mjs'

ensureInstalled()
await underOwnNode()

const { ensureGenerated } = await import('./lib/generate.mjs')
const { ensureBuilt } = await import('./lib/build.mjs')
ensureGenerated()
if (!ensureBuilt()) process.exit(1)
// Only the long form, on a quiet machine, judges time.
if (!process.argv.includes('--short')) process.env.LONG = '1'
await import('../src/test/faults/main.ts')
