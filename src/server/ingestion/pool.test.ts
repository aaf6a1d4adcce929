import { afterEach, expect, test, vi } from 'vitest'
import { AppError } from '#server/platform/errors.ts'
import { PARSE_LIMITS } from './limits.ts'
import type { PackedDocument } from './pack.ts'
import { parse } from './parse.ts'
import type { ParserProcess } from './parse-process.ts'
import { openParsers, type ParserPool, type PoolOptions } from './pool.ts'

let pool: ParserPool | null = null
afterEach(() => {
  pool?.close()
  vi.useRealTimers()
})

/** A pool of processes that are only counted. */
function counted(options: Partial<PoolOptions> = {}) {
  const alive = new Set<number>()
  let started = 0
  const start = (): ParserProcess => {
    const pid = ++started
    alive.add(pid)
    return {
      pid,
      read: () => Promise.reject(new Error('reads nothing')),
      isAlive: () => alive.has(pid),
      kill: () => alive.delete(pid),
    }
  }
  pool = openParsers({ limits: PARSE_LIMITS, waiting: 3, restMs: 10, start, ...options })
  return { pool, alive }
}

test('one process is ready before anybody asks, and another a while after a file was read', () => {
  vi.useFakeTimers()
  const { pool, alive } = counted()
  expect([...alive]).toEqual([1])
  const loan = pool.borrow(7)
  expect(loan.parser.pid).toBe(1)
  expect([...alive]).toEqual([1])
  loan.giveBack(100)
  expect([...alive]).toEqual([1])
  vi.advanceTimersByTime(10)
  expect([...alive]).toEqual([1, 2])
})

test('whoever asks while the one that was ready is away has one started', () => {
  const { pool } = counted()
  expect([pool.borrow(7), pool.borrow(8)].map(({ parser }) => parser.pid)).toEqual([1, 2])
})

test('a process reads on for the same person, and never for another', () => {
  const { pool } = counted()
  const first = pool.borrow(7)
  first.giveBack(100)
  const other = pool.borrow(8)
  expect(other.parser.pid).toBe(2)
  expect(pool.borrow(7).parser.pid).toBe(1)
})

test('a process that erred, kept much memory, read enough files or died is not used again', () => {
  const { pool, alive } = counted({ files: 2, keptMiB: 200 })
  pool.borrow(7).giveBack(null)
  expect(alive.has(1)).toBe(false)
  pool.borrow(7).giveBack(201)
  expect(alive.has(2)).toBe(false)
  pool.borrow(7).giveBack(200)
  pool.borrow(7).giveBack(100)
  expect(alive.has(3)).toBe(false)
  pool.borrow(7).giveBack(100)
  alive.delete(4)
  expect(pool.borrow(7).parser.pid).toBe(5)
})

test('no more wait than are wanted, and a used one not for long', () => {
  vi.useFakeTimers()
  const { pool, alive } = counted({ waiting: 2, idleMs: 40 })
  const [first, second] = [pool.borrow(7), pool.borrow(8)]
  first.giveBack(100)
  second.giveBack(100)
  expect([...alive]).toEqual([2])
  vi.advanceTimersByTime(20)
  expect([...alive]).toEqual([2, 3])
  vi.advanceTimersByTime(20)
  expect([...alive]).toEqual([3])
})

test('closing ends what waits at once, and what is on loan when it comes back', () => {
  const { pool, alive } = counted()
  const loan = pool.borrow(7)
  pool.close()
  expect([...alive]).toEqual([1])
  loan.giveBack(100)
  expect([...alive]).toEqual([])
  pool.borrow(7).giveBack(100)
  expect([...alive]).toEqual([])
})

test('a file that finds no room beside what a process keeps of earlier ones is read by a fresh process, once', async () => {
  const reads: string[] = []
  let started = 0
  const start = (): ParserProcess => {
    const pid = ++started
    let files = 0
    return {
      pid,
      async read({ bytes }) {
        reads.push(`${bytes.length} by ${pid}`)
        const room = 100 - 50 * files++
        if (bytes.length <= room)
          return { document: { pages: [] } as unknown as PackedDocument, error: null, peakMiB: 1, keptMiB: 1 }
        return { document: null, error: new AppError('document.too_much_memory'), peakMiB: 1, keptMiB: null }
      },
      isAlive: () => true,
      kill: () => undefined,
    }
  }
  pool = openParsers({ limits: PARSE_LIMITS, waiting: 3, start })
  const read = (size: number) =>
    parse({ parsers: pool as ParserPool }, { bytes: new Uint8Array(size), kind: 'text', owner: 7 })
  await read(10)
  await read(80)
  await expect(read(200)).rejects.toMatchObject({ code: 'document.too_much_memory' })
  expect(reads).toEqual(['10 by 1', '80 by 1', '80 by 2', '200 by 2', '200 by 3'])
  await expect(read(200)).rejects.toMatchObject({ code: 'document.too_much_memory' })
  expect(reads.slice(5)).toEqual(['200 by 4'])
})

test('the processor time is that of each file, not that of all that a process reads', async () => {
  const bytes = new TextEncoder().encode('The tenant pays the rent. '.repeat(40_000))
  pool = openParsers({ limits: { ...PARSE_LIMITS, cpuMs: 1_000 }, waiting: 2 })
  const pids = new Set<number | undefined>()
  for (let file = 0; file < 6; file++) {
    await parse({ parsers: pool }, { bytes, kind: 'text', owner: 7 })
    const loan = pool.borrow(7)
    pids.add(loan.parser.pid)
    loan.giveBack(100)
  }
  expect(pids.size).toBe(1)
})
