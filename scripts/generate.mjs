import { ensureGenerated } from './lib/generate.mjs'

ensureGenerated()
