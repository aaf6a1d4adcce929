import { MAX_FILE_BYTES, type Uploaded } from '#contracts/document.ts'
import { errorBody } from '#contracts/error.ts'
import { refusal } from './check.ts'
import { type Phase, reduce, type Step, startable, type Upload } from './queue.ts'
import type { Send } from './send.ts'

/** The files on their way, wherever in the app a person is. */
export interface Uploads {
  add(files: Iterable<File>): void
  cancel(key: number): void
  /** Sends once more what failed or was cancelled. */
  again(key: number): void
  /** Takes finished ones out of sight. */
  forget(keys: readonly number[]): void
  snapshot(): readonly Upload[]
  subscribe(listener: () => void): () => void
}

interface Options {
  send: Send
  onSent?: (uploaded: Uploaded) => void
  /** What the server would refuse for its size, as far as it is known, in bytes. */
  maxBytes?: () => number
  /** How many are sent at a time. */
  parallel?: number
}

export function createUploads({
  send,
  onSent,
  maxBytes = () => MAX_FILE_BYTES,
  parallel = 3,
}: Options): Uploads {
  let queue: readonly Upload[] = []
  let lastKey = 0
  const files = new Map<number, File>()
  const under = new Map<number, AbortController>()
  const listeners = new Set<() => void>()

  function take(step: Step) {
    queue = reduce(queue, step)
    for (const listener of listeners) listener()
  }

  function move(key: number, to: Phase) {
    take({ does: 'move', key, to })
  }

  function startMore() {
    for (const { key } of startable(queue, parallel)) void start(key)
  }

  async function start(key: number) {
    const file = files.get(key)
    if (!file) return
    const abort = new AbortController()
    under.set(key, abort)
    move(key, { is: 'sending', progress: 0 })
    try {
      const stored = await send(file, {
        signal: abort.signal,
        onProgress: (progress) => move(key, { is: 'sending', progress }),
      })
      files.delete(key)
      move(key, { is: 'sent', ...stored })
      onSent?.(stored)
    } catch (error) {
      move(key, { is: 'failed', error: errorBody.safeParse(error).data ?? null })
    } finally {
      under.delete(key)
      startMore()
    }
  }

  function enter(file: File): Upload {
    const key = ++lastKey
    files.set(key, file)
    const error = refusal(file, maxBytes())
    const phase: Phase = error ? { is: 'failed', error } : { is: 'waiting' }
    return { key, name: file.name, size: file.size, phase }
  }

  return {
    add(added) {
      take({ does: 'add', uploads: [...added].map(enter) })
      startMore()
    },
    cancel(key) {
      move(key, { is: 'cancelled' })
      under.get(key)?.abort()
    },
    again(key) {
      move(key, { is: 'waiting' })
      startMore()
    },
    forget(keys) {
      for (const key of keys) files.delete(key)
      take({ does: 'forget', keys })
    },
    snapshot: () => queue,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
