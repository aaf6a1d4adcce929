// `npm run sbom`: what the product is made of, as CycloneDX JSON on standard output; without the tools of development.
import { spawnSync } from 'node:child_process'
import { ROOT } from './lib/paths.mjs'

const npm = process.env.npm_execpath
const args = [
  'sbom',
  '--sbom-format',
  'cyclonedx',
  '--sbom-type',
  'application',
  '--omit',
  'dev',
  '--package-lock-only',
]
// npm names itself to what it runs; started by hand, the one on PATH is taken.
const [command, ...before] = npm ? [process.execPath, npm] : ['npm']
const { status, stdout, stderr, error } = spawnSync(command, [...before, ...args], {
  cwd: ROOT,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
})
if (status !== 0) {
  console.error(error ?? stderr)
  process.exit(1)
}
const bom = JSON.parse(stdout)
// npm calls the product by its folder.
bom.metadata.component.name = 'ultrai'
process.stdout.write(`${JSON.stringify(bom, null, 2)}\n`)
