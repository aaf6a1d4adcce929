// `npm start` and `npm run dev`. Begins on whatever Node the machine has (20 or newer).
import { ensureInstalled } from './lib/install.mjs'
import { noticeLostParent, underOwnNode } from './lib/own-node.mjs'

const development = process.argv.includes('--dev')

ensureInstalled()
noticeLostParent()
await underOwnNode()

const { ensureGenerated } = await import('./lib/generate.mjs')
const { ensureBuilt } = await import('./lib/build.mjs')
ensureGenerated()
if (!development && !ensureBuilt()) process.exit(1)

const { launch } = await import('../src/launcher/main.ts')
await launch({ development })
