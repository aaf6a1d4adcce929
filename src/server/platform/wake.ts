import { EventEmitter } from 'node:events'
import pg from 'pg'
import type { Log } from './log.ts'

const CHANNEL = 'ultrai'

/**
 * Wakes those who follow rows. Postgres' NOTIFY carries ids only (`job:{userId}:{id}`, `run:{id}`); whoever is
 * woken reads the rows, which are the truth. After a lost connection everybody is woken, since notices may be lost.
 */
export interface Wake {
  /** Calls `listener` with the id for each notice of `topic` (such as `run:7` or `job:3`); returns the way to stop. */
  on(topic: string, listener: (id: string) => void): () => void
  close(): Promise<void>
}

/** Splits `run:7` and `job:3:uuid` into the topic that readers wait for and the id that they are told. */
function topicOf(payload: string): { topic: string; id: string } {
  const [kind = '', first = '', ...rest] = payload.split(':')
  return rest.length > 0 ? { topic: `${kind}:${first}`, id: rest.join(':') } : { topic: payload, id: first }
}

/** Listens on a connection of its own, and connects again for as long as it is open. */
export function openWake(options: { url: string; log: Log }): Wake {
  const emitter = new EventEmitter()
  emitter.setMaxListeners(0)
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | null = null
  let closed = false

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: options.url,
      application_name: 'ultrai-wake',
      connectionTimeoutMillis: 3_000,
      keepAlive: true,
    })
    client = next
    next.on('error', again)
    next.on('end', again)
    next.on('notification', ({ payload }) => {
      if (!payload) return
      const { topic, id } = topicOf(payload)
      emitter.emit(topic, id)
    })
    try {
      await next.connect()
      await next.query(`LISTEN ${CHANNEL}`)
      for (const topic of emitter.eventNames()) emitter.emit(topic, '')
    } catch (error) {
      options.log.debug({ err: error }, 'can’t listen to the database yet')
      again()
    }
  }

  function again(): void {
    if (closed || timer) return
    client?.removeAllListeners()
    client?.on('error', () => undefined)
    client?.end().catch(() => undefined)
    timer = setTimeout(() => {
      timer = null
      void connect()
    }, 1_000)
  }

  void connect()
  return {
    on(topic, listener) {
      emitter.on(topic, listener)
      return () => emitter.off(topic, listener)
    },
    async close() {
      closed = true
      if (timer) clearTimeout(timer)
      client?.removeAllListeners()
      client?.on('error', () => undefined)
      await client?.end().catch(() => undefined)
    },
  }
}

/**
 * Waits until something happens on `topic`, at most `milliseconds`. To miss nothing, begin to wait before reading
 * the rows: `const bell = ring(...)`, read, then `await bell.next()`.
 */
export function ring(wake: Wake, topic: string, signal?: AbortSignal) {
  let rung = false
  let release: (() => void) | null = null
  const stop = wake.on(topic, () => {
    rung = true
    release?.()
  })
  const abort = () => release?.()
  signal?.addEventListener('abort', abort)
  return {
    async next(milliseconds: number): Promise<void> {
      if (!rung && !signal?.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds)
          release = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      rung = false
      release = null
    },
    stop() {
      stop()
      signal?.removeEventListener('abort', abort)
    },
  }
}
