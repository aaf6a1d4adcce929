import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { makeBook, makeLetter } from './files.ts'
import { type Installation, install } from './installation.ts'
import { loopDelay, watchMemory } from './processes.ts'

/**
 * `npm run bench ingest [-- FILE.pdf]`: what reading files costs, from upload to searchable, with everything real and
 * started for it: Postgres, web, worker. `BENCH_SMALL=1`: a few pages only, to see that it works.
 */
const isSmall = process.env.BENCH_SMALL === '1'
const given = process.argv[2]
const book = given
  ? { name: basename(given), bytes: new Uint8Array(readFileSync(given)) }
  : { name: 'book.pdf', bytes: await makeBook(isSmall ? 5 : 350) }
const letters = Array.from({ length: isSmall ? 3 : 100 }, (_, number) => makeLetter(number))

console.log(`${process.platform} ${process.arch}, Node ${process.version}, ${commit()}`)
const native = pdftotext(book.bytes)
const house = await install()
try {
  // The worker's spare process is ready by then, and the web process has answered before.
  const warmUp = { stop: false, ms: [] }
  const warm = lookAgain(house.ask, warmUp)
  await pause(isSmall ? 0 : 6_000)
  warmUp.stop = true
  await warm
  const one = await measured(house, [{ name: book.name, bytes: book.bytes }], 0)
  const pages = await pagesOf(house)
  console.log(
    `${book.name}: ${pages} pages, upload to searchable ${seconds(one.ms)}, ${rate(pages, one.ms)} pages/s`,
  )
  console.log(
    native === null
      ? 'pdftotext: not installed here, so not compared'
      : `pdftotext, the same file: ${seconds(native)}; goal 2x + 2 s = ${seconds(2 * native + 2_000)}`,
  )
  tell(one)
  console.log(`  its stages: ${await stagesOf(house)}`)
  const many = await measured(
    house,
    letters.map((bytes, i) => ({ name: `letter-${i}.md`, bytes })),
    1,
  )
  console.log(`${letters.length} small files: ${seconds(many.ms)}, ${rate(letters.length, many.ms)} files/s`)
  tell(many)
  console.log(`  stages of the last: ${await stagesOf(house)}`)
} finally {
  await house.stop()
}

interface Measured {
  ms: number
  workerLoopMs: number
  memory: { ownMiB: number; childrenMiB: number } | null
  listMs: number[]
}

/** Uploads files and waits until all are ready, while somebody looks at the list of documents again and again. */
async function measured(
  { worker, ask, ready }: Installation,
  files: { name: string; bytes: Uint8Array }[],
  before: number,
): Promise<Measured> {
  await loopDelay(worker)
  const memory = watchMemory(worker.pid ?? 0)
  const looking = { stop: false, ms: [] as number[] }
  const looked = lookAgain(ask, looking)
  const started = performance.now()
  for (const { name, bytes } of files) {
    const response = await ask('/api/upload', {
      method: 'POST',
      body: bytes,
      headers: { 'x-file-name': name },
    })
    if (response.status !== 201) throw new Error(`upload: ${response.status} ${await response.text()}`)
    await response.arrayBuffer()
  }
  await ready(before + files.length)
  const ms = performance.now() - started
  looking.stop = true
  await looked
  return { ms, workerLoopMs: await loopDelay(worker), memory: memory.stop(), listMs: looking.ms }
}

async function lookAgain(ask: Installation['ask'], looking: { stop: boolean; ms: number[] }): Promise<void> {
  while (!looking.stop) {
    const started = performance.now()
    const response = await ask('/api/trpc/documents.list?input=%7B%7D')
    await response.arrayBuffer()
    if (!response.ok) throw new Error(`documents.list: ${response.status}`)
    looking.ms.push(performance.now() - started)
    await pause(20)
  }
}

async function pagesOf({ ask }: Installation): Promise<number> {
  const response = await ask('/api/trpc/documents.list?input=%7B%7D')
  const body = await response.text()
  return Number(/"pages":(\d+)/.exec(body)?.[1] ?? 0)
}

/** How long each stage of the newest job took, as its page shows it. */
async function stagesOf({ ask }: Installation): Promise<string> {
  const json = async (path: string) => (await (await ask(path)).json()).result.data
  const { rows } = await json('/api/trpc/jobs.list?input=%7B%7D')
  const { events } = await json(
    `/api/trpc/jobs.get?input=${encodeURIComponent(JSON.stringify({ id: rows[0].id }))}`,
  )
  return events
    .filter(({ durationMs }: { durationMs: number | null }) => durationMs !== null)
    .map(({ stage, durationMs }: { stage: string; durationMs: number }) => `${stage} ${durationMs}`)
    .join(', ')
    .concat(' ms')
}

function tell({ workerLoopMs, memory, listMs }: Measured): void {
  const sorted = listMs.toSorted((a, b) => a - b)
  const p99 = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? 0
  console.log(`  documents.list meanwhile: p99 ${p99.toFixed(0)} ms of ${listMs.length} calls`)
  console.log(`  worker's event loop: held up for ${workerLoopMs.toFixed(0)} ms at most`)
  if (memory)
    console.log(`  resident memory: worker ${memory.ownMiB} MiB, parsing processes ${memory.childrenMiB} MiB`)
}

/** The median of three runs in ms, null where there is no pdftotext. */
function pdftotext(bytes: Uint8Array): number | null {
  const folder = mkdtempSync(join(tmpdir(), 'ultrai-bench-'))
  const file = join(folder, 'book.pdf')
  writeFileSync(file, bytes)
  const runs = Array.from({ length: 3 }, () => {
    const started = performance.now()
    const { status } = spawnSync('pdftotext', [file, join(folder, 'book.txt')])
    return status === 0 ? performance.now() - started : null
  })
  rmSync(folder, { recursive: true, force: true })
  return runs.includes(null) ? null : (runs.toSorted((a, b) => Number(a) - Number(b))[1] ?? null)
}

function commit(): string {
  const { stdout, status } = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' })
  return status === 0 ? `commit ${stdout.trim()}` : 'no commit'
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(2)} s`
}

function rate(count: number, ms: number): string {
  return (count / (ms / 1_000)).toFixed(1)
}
