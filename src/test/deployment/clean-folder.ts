import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { isSent } from './dockerfile.ts'

/** Nobody, as the image's `node` is: root lends it a user, everybody else stays who they are. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

/** What the network of this machine may ask of an install. */
const OF_THE_NETWORK = /^(NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|https?_proxy|no_proxy|npm_config_registry)$/i

/** A folder as an engine would see it, and commands in it by a user who is not root. */
export interface CleanFolder {
  /** where the build happens, and where what it made runs */
  build: string
  run: string
  /** Runs a line of shell in a folder. @throws Error with what it said, unless it ends with 0 */
  shell(folder: string, line: string, env?: Record<string, string>): void
  start(folder: string, line: string, env: Record<string, string>): Started
  remove(): void
}

export interface Started {
  pid: number
  log(): string
  /** SIGTERM. @returns the exit code, and how long it took in milliseconds */
  stop(): Promise<{ code: number | null; ms: number }>
}

/** Copies what git knows of the checkout, less what .dockerignore keeps back, with a Node of the image's version. */
export function cleanFolder(): CleanFolder {
  const base = mkdtempSync(join(tmpdir(), 'ultrai-dry-run-'))
  chmodSync(base, 0o755)
  const [build, run, home, bin] = ['build', 'run', 'home', 'bin'].map((name) => join(base, name)) as [
    string,
    string,
    string,
    string,
  ]
  for (const folder of [build, run, home, bin]) mkdirSync(folder)
  const ignore = readFileSync('.dockerignore', 'utf8')
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { encoding: 'utf8' })
  for (const path of files.split('\0').filter((name) => name && isSent(name, ignore)))
    cpSync(path, join(build, path))
  cpSync(process.execPath, join(bin, 'node'))
  for (const folder of [build, home]) own(folder)

  const environment = (env: Record<string, string> = {}) => ({
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => OF_THE_NETWORK.test(name))),
    PATH: `${bin}:${(process.env.PATH ?? '')
      .split(':')
      .filter((path) => !path.includes('node_modules'))
      .join(':')}`,
    HOME: home,
    ...env,
  })
  return { build, run, shell, start, remove: () => rmSync(base, { recursive: true, force: true }) }

  function shell(folder: string, line: string, env?: Record<string, string>): void {
    const { status, stdout, stderr } = spawnSync('sh', ['-c', line], {
      cwd: folder,
      ...NOBODY,
      env: environment(env) as unknown as NodeJS.ProcessEnv, // NODE_ENV is the image’s own
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    })
    if (status !== 0) throw new Error(`${line} ended with ${status}:\n${stdout}\n${stderr}`)
  }

  function start(folder: string, line: string, env: Record<string, string>): Started {
    // `exec`, as an engine does it: no shell stands between a signal and the process.
    const child = spawn('sh', ['-c', `exec ${line}`], {
      cwd: folder,
      ...NOBODY,
      env: environment(env) as unknown as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let log = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        log += text
      })
    const exit = new Promise<number | null>((resolve) => child.once('exit', resolve))
    return {
      pid: child.pid ?? 0,
      log: () => log,
      async stop() {
        const start = Date.now()
        child.kill('SIGTERM')
        return { code: await exit, ms: Date.now() - start }
      },
    }
  }
}

function own(folder: string): void {
  if (NOBODY.uid === undefined) return
  execFileSync('chown', ['-R', `${NOBODY.uid}:${NOBODY.gid}`, folder])
  chownSync(dirname(folder), 0, 0)
}
