// `npm run lock:complete`: writes into package-lock.json the optional packages of other platforms that npm left out.
// npm leaves out what its registry can't give it at that moment (a mirror that is behind, say), and `npm ci` of npm 11
// then refuses the whole file on every platform. What is written here has a version, but no checksum.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './lib/paths.mjs'

const path = join(ROOT, 'package-lock.json')
const lock = JSON.parse(readFileSync(path, 'utf8'))
const added = []

for (const owner of Object.values(lock.packages)) {
  for (const [name, range] of Object.entries(owner.optionalDependencies ?? {})) {
    const key = `node_modules/${name}`
    const isLocked = Object.keys(lock.packages).some((other) => other === key || other.endsWith(`/${key}`))
    if (isLocked || !/^\d/.test(range)) continue
    lock.packages[key] = {
      version: range,
      ...platformOf(name),
      ...(owner.dev && { dev: true }),
      optional: true,
    }
    added.push(name)
  }
}

lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
if (added.length > 0) writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)
console.log(added.length > 0 ? `Added ${added.join(', ')}.` : 'Nothing is missing.')

/** What such packages say of themselves, read from their names: "cli-linux-arm64-musl". */
function platformOf(name) {
  const os = /(android|darwin|freebsd|linux|win32|wasm32)/.exec(name)?.[1]
  const cpu = /(arm64|arm|x64|ia32|wasm32)(?!\w*32-)/.exec(
    name.replace(/^.*(android|darwin|freebsd|linux|win32)-/, ''),
  )?.[1]
  if (os === 'wasm32') return { cpu: ['wasm32'] }
  return { ...(cpu && { cpu: [cpu] }), ...(/musl/.test(name) && { libc: ['musl'] }), ...(os && { os: [os] }) }
}
