import { AsyncLocalStorage } from 'node:async_hooks'

/** On whose behalf code runs at this moment: each line of the log carries it. */
export interface Trace {
  /** The request that it began with, by its x-request-id; in the worker, the one that made the job. */
  request?: string | null
  user?: number
  job?: string
}

/** Kept on globalThis: the web process has two copies of this module, Node's own and the one in Next's bundle. */
const shared = globalThis as { ultraiTraces?: AsyncLocalStorage<Trace> }
shared.ultraiTraces ??= new AsyncLocalStorage()
const traces = shared.ultraiTraces

/** Runs `work`, and all that it waits for, under a trace. */
export function traced<T>(trace: Trace, work: () => T): T {
  return traces.run(trace, work)
}

/** The trace that this code runs under; its fields may be added to as they become known. */
export function currentTrace(): Trace {
  return traces.getStore() ?? {}
}

/** A request's id as its sender gave it (a browser, a proxy), if it is one: letters, digits, - and _. */
export function requestIdFrom(header: string | string[] | undefined | null): string | null {
  return typeof header === 'string' && /^[\w-]{8,64}$/.test(header) ? header : null
}
