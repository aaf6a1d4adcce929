// What tests need of the machine besides the packages: a browser, a Redis.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

let isListFresh = false

/** A Chromium of this machine, installed if we may. @returns its path, or undefined */
export function findBrowser() {
  const found = () => [process.env.CHROMIUM, ...BROWSERS].find((path) => path && existsSync(path))
  return found() ?? (install('chromium') ? found() : undefined)
}

/** Whether there is a redis-server, installed if we may. */
export function hasRedis() {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/local/bin', '/opt/homebrew/bin']
  const found = () => folders.some((folder) => existsSync(join(folder, 'redis-server')))
  return found() || (install('redis-server') && found())
}

/** Whether there is a promtool, to check the rules of alerts with; installed if we may. */
export function hasPromtool() {
  const found = () =>
    (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, 'promtool')))
  return found() || (install('prometheus') && found())
}

/** By apt, as root. A server that a package would start stays off: the tests start their own. */
function install(name) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  console.log(`Installing ${name} …`)
  if (!isListFresh) apt('update')
  isListFresh = true
  return apt('install', '-y', '--no-install-recommends', name) === 0
}

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  return spawnSync('apt-get', ['-q', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env }).status
}
