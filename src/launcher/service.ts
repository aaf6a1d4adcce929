import { type ChildProcess, fork } from 'node:child_process'
import { basename } from 'node:path'

/** A process that the launcher looks after. */
export interface ServiceOrder {
  /** as people read it: "web" */
  name: string
  /** absolute path of its main file */
  entry: string
  /** asked at each start */
  args?: () => string[]
  nodeFlags?: string[]
  env: NodeJS.ProcessEnv
  /** out of reach of Ctrl-C in the terminal */
  ownGroup?: boolean
  onMessage?: (message: unknown) => void
  /** at each start, the first one included */
  onStart?: (pid: number) => void
  /** it died too often in a row without ever living long */
  onGiveUp?: (words: string) => void
}

export interface Service {
  name: string
  pid: () => number | undefined
  tell(message: object): void
  /** Stops it for good: the signal, then SIGKILL after `patience` ms. */
  stop(signal: NodeJS.Signals, patience: number): Promise<void>
  /** Stops and starts it. */
  restart(): Promise<void>
}

/** Lived this long (ms): what comes next is a new trouble, not the old one again. */
const LONG_LIFE = 30_000
const FIRST_PAUSE = 500
const LONGEST_PAUSE = 30_000
/** Dies this often before it ever lived long: something is wrong that a restart doesn't mend. */
const GIVE_UP_AFTER = 6

/** Starts a process and starts it again whenever it dies, after 0.5 s, then 1, 2, 4 … 30 s. */
export function startService(order: ServiceOrder): Service {
  let child: ChildProcess | undefined
  let lastWords: object | undefined
  let born = 0
  let deaths = 0
  let livedLong = false
  let wanted = true
  let timer: NodeJS.Timeout | undefined

  const start = () => {
    born = Date.now()
    child = fork(order.entry, order.args?.() ?? [], {
      env: order.env,
      execArgv: order.nodeFlags ?? [],
      detached: order.ownGroup ?? false,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    if (order.onMessage) child.on('message', order.onMessage)
    child.on('exit', (code, signal) => {
      if (wanted) startAgain(`${order.name} ended (${signal ?? `code ${code}`})`)
    })
    if (lastWords) tell(lastWords)
    if (child.pid) order.onStart?.(child.pid)
  }

  const startAgain = (what: string) => {
    const long = Date.now() - born > LONG_LIFE
    livedLong ||= long
    deaths = long ? 1 : deaths + 1
    if (deaths >= GIVE_UP_AFTER && !livedLong && order.onGiveUp) {
      order.onGiveUp(`${what} for the ${deaths}th time just after its start.`)
      return
    }
    const pause = Math.min(FIRST_PAUSE * 2 ** (deaths - 1), LONGEST_PAUSE)
    console.warn(`${what}; starting it again in ${pause / 1000} s (${basename(order.entry)}).`)
    timer = setTimeout(start, pause)
  }

  let restarted = Promise.resolve()

  const tell = (message: object) => {
    lastWords = message
    if (child?.connected) child.send(message, () => {}) // it may die while we speak
  }

  const stop = async (signal: NodeJS.Signals, patience: number) => {
    wanted = false
    clearTimeout(timer)
    await end(child, signal, patience)
  }

  start()
  return {
    name: order.name,
    pid: () => child?.pid,
    tell,
    stop,
    restart() {
      // One after the other: two at once would both see the old one end, and start two.
      restarted = restarted.then(async () => {
        await stop('SIGTERM', 2000)
        wanted = true
        start()
      })
      return restarted
    },
  }
}

async function end(child: ChildProcess | undefined, signal: NodeJS.Signals, patience: number): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const exit = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  const timer = setTimeout(() => child.kill('SIGKILL'), patience)
  await exit
  clearTimeout(timer)
}
