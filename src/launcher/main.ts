import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join, relative } from 'node:path'
import { given } from '#server/platform/variables.ts'
import { Halt } from './halt.ts'
import { type FolderLock, lockFolder } from './lock.ts'
import { PATIENCE } from './parent.ts'
import { freePort, tryPort } from './ports.ts'
import { type Database, startDatabase } from './postgres/database.ts'
import { untilItAnswers } from './ready.ts'
import { reloadOnChange } from './reload.ts'
import { keepSecrets } from './secrets.ts'
import { type Service, startService } from './service.ts'
import { ROOT, readSettings, type Settings } from './settings.ts'

/** How the product is run. */
export interface LaunchOptions {
  /** with reload, from the sources */
  development?: boolean
  /** web and worker together within 512 MB */
  small?: boolean
}

/** Room for JavaScript in MB, and little of it for what is young: 512 MB hold both, the launcher and one parser. */
const SMALL_HEAP = { web: 160, worker: 128 }
const SMALL_YOUNG = '--max-semi-space-size=2'

/** Measured (docs/deployment.md): 345 MB at work, and what reading takes of a file that has text on its pages. */
const SMALL_SETTINGS = {
  MALLOC_ARENA_MAX: '2', // glibc otherwise keeps an arena for each thread
  PARSERS_WAITING: '0',
  PARSE_MEMORY_MIB: '256',
  INGEST_CONCURRENCY: '1',
  ANALYSE_CONCURRENCY: '2',
  DATABASE_POOL_SIZE: '5',
}

/** What runs, in the order it was started. */
interface Running {
  lock?: FolderLock
  database?: Database
  services: Service[]
}

/**
 * Starts database, web and worker, says where they answer, and stays until it is told to stop.
 * Ends the process: with 0 when it was told to, with 1 when it can't go on.
 */
export async function launch(options: LaunchOptions = {}): Promise<void> {
  const running: Running = { services: [] }
  stopWhenTold(running)
  try {
    await start(running, options)
  } catch (error) {
    console.error(error instanceof Halt ? error.message : error)
    await stop(running, 'SIGTERM', PATIENCE.interrupted)
    process.exit(1)
  }
}

async function start(running: Running, options: LaunchOptions): Promise<void> {
  const settings = readSettings()
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: options.development ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    HOST: settings.host,
    ...(await ownMeans(running, settings)),
  }
  await update(env)
  const port = await choosePort(settings)
  env.PORT = String(port)
  startServices(running, env, options)
  const host = settings.host === '0.0.0.0' || settings.host === '::' ? '127.0.0.1' : settings.host
  await untilItAnswers(`http://${host}:${port}/health/live`)
  const address = settings.env.publicUrl ?? `http://localhost:${port}`
  running.lock?.announce(address)
  console.log(`UltrAI answers at ${address} (Ctrl-C stops it${where(settings)})`)
  if (options.development) reloadOnChange(running.services)
}

/** What the local profile makes by itself where nothing was given: a database, a secret. */
async function ownMeans(running: Running, { dataFolder }: Settings): Promise<Partial<NodeJS.ProcessEnv>> {
  const set = given(process.env)
  if (!dataFolder) return {}
  running.lock = lockFolder(dataFolder)
  const means: Partial<NodeJS.ProcessEnv> = {}
  if (!set.AUTH_SECRETS && !set.JWT_SECRET) means.AUTH_SECRETS = keepSecrets(dataFolder).authSecrets.join(',')
  if (!set.DATABASE_URL) {
    running.database = await startDatabase(dataFolder)
    means.DATABASE_URL = running.database.url
  }
  return means
}

/** In a process of its own: the migration engine would keep 60 MB of ours. */
async function update(env: NodeJS.ProcessEnv): Promise<void> {
  const child = fork(join(ROOT, 'src/launcher/migrate.ts'), ['--quiet'], {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Halt("The database can't be brought up to date; the reason stands above.")
}

async function choosePort({ env, host, portIsChosen }: Settings): Promise<number> {
  if (!portIsChosen) {
    const port = await freePort(env.port, host)
    if (port !== env.port) console.log(`Port ${env.port} is taken; using ${port}.`)
    return port
  }
  const port = await tryPort(env.port, host)
  if (port === undefined)
    throw new Halt(`Port ${env.port} is taken, or not ours to take. Choose another with PORT.`)
  return port
}

function startServices(running: Running, env: NodeJS.ProcessEnv, { small }: LaunchOptions): void {
  const tellDatabase = () =>
    running.database?.usedBy(
      running.services.map((service) => service.pid()).filter((pid) => pid !== undefined),
    )
  for (const name of ['web', 'worker'] as const) {
    const service = startService({
      name,
      entry: join(ROOT, `src/${name}/main.ts`),
      nodeFlags: small ? [`--max-old-space-size=${SMALL_HEAP[name]}`, SMALL_YOUNG] : [],
      env: small ? { ...SMALL_SETTINGS, ...env } : env,
      onStart: () => setImmediate(tellDatabase),
      onGiveUp: (words) => void giveUp(running, words),
    })
    running.services.push(service)
  }
}

async function giveUp(running: Running, words: string): Promise<void> {
  console.error(words)
  await stop(running, 'SIGTERM', PATIENCE.interrupted)
  process.exit(1)
}

/** Ctrl-C, a closed terminal or a lost parent leave little time; a platform's SIGTERM leaves more. */
function stopWhenTold(running: Running): void {
  let since = 0
  const end = async (signal: NodeJS.Signals, patience: number) => {
    if (since) {
      // npm passes Ctrl-C on to us once more; a person who presses it again does so later, and means it.
      if (Date.now() - since > 1000) for (const service of running.services) void service.stop('SIGKILL', 0)
      return
    }
    since = Date.now()
    console.log(`Stopping: what runs is finished first, for at most ${patience / 1000} s.`)
    await stop(running, signal, patience)
    console.log('Stopped.')
    process.exit(0)
  }
  process.on('SIGINT', () => end('SIGINT', PATIENCE.interrupted))
  process.on('SIGHUP', () => end('SIGINT', PATIENCE.interrupted))
  process.on('disconnect', () => end('SIGINT', PATIENCE.interrupted))
  process.on('SIGTERM', () => end('SIGTERM', PATIENCE.terminated))
}

/** Web and worker first, then the database that they may still need. */
async function stop(running: Running, signal: NodeJS.Signals, patience: number): Promise<void> {
  const grace = patience + 500 // they keep the time themselves
  await Promise.all(running.services.map((service) => service.stop(signal, grace)))
  await running.database?.stop()
  running.lock?.release()
}

function where({ dataFolder }: Settings): string {
  if (!dataFolder) return ''
  const near = relative(process.cwd(), dataFolder)
  return `; its data lies in ${near.startsWith('..') ? dataFolder : near}`
}
