import { ensureBuilt } from './lib/build.mjs'
import { ensureGenerated } from './lib/generate.mjs'

ensureGenerated()
if (!ensureBuilt()) process.exitCode = 1
