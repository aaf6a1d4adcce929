import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NODE, ROOT, withOwnPrograms } from './paths.mjs'

/**
 * Starts the whole product by its own launcher, on an empty data folder and a free port.
 * @param {Record<string, string>} settings more environment variables
 * @returns {Promise<{ url: string, pid: number, log: () => string, stop: () => Promise<void> }>}
 */
export async function startProduct(settings = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'ultrai-e2e-'))
  chmodSync(folder, 0o711) // the user that root lends to Postgres passes through
  const port = await freePort()
  const child = spawn(NODE, ['scripts/start.mjs'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'], // by this channel it notices our death
    env: {
      ...clean(withOwnPrograms()),
      PORT: String(port),
      ULTRAI_DATA_DIR: join(folder, 'data'),
      ...settings,
    },
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (log += text))
  const stop = async () => {
    if (child.exitCode === null) {
      child.kill('SIGINT')
      await new Promise((resolve) => child.once('exit', resolve))
    }
    rmSync(folder, { recursive: true, force: true })
  }
  const url = `http://127.0.0.1:${port}`
  if (await answers(url, child)) return { url, pid: child.pid, log: () => log, stop }
  await stop()
  throw new Error(`The product did not start:\n${log}`)
}

async function answers(url, child) {
  const end = Date.now() + 120_000
  while (child.exitCode === null && Date.now() < end) {
    const response = await fetch(`${url}/health/live`).catch(() => undefined)
    if (response?.ok) return true
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return false
}

/** Nothing that someone set for a product of theirs. */
function clean(env) {
  const {
    DATABASE_URL,
    REDIS_URL,
    AUTH_SECRETS,
    JWT_SECRET,
    PUBLIC_URL,
    ULTRAI_PROFILE,
    NODE_ENV,
    HOST,
    ...rest
  } = env
  return rest
}

/** A port of 127.0.0.1 that nobody listens on just now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
