import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sniff } from '#server/documents/sniff.ts'
import { readSettings } from '#server/platform/env.ts'
import { AppError, toAppError } from '#server/platform/errors.ts'
import { parseLimits } from './limits.ts'
import type { PackedDocument } from './pack.ts'
import { parse } from './parse.ts'
import { openParsers } from './pool.ts'

/**
 * `npm run parse -- [--text] FILE|FOLDER...`: one JSON line a file, or its canonical text; folders with all that is
 * in them. Limits and languages are those of the environment (docs/configuration.md). A file that can't be read is a
 * result like any other (`ok: false`), not a failure of this program.
 */
const paths = process.argv.slice(2).filter((argument) => argument !== '--text')
const asText = process.argv.includes('--text')
/** All files are of the person at the terminal. */
const OWNER = 0

if (paths.length === 0) {
  console.error('usage: npm run --silent parse -- [--text] FILE|FOLDER...')
  process.exitCode = 2
} else {
  const env = settingsOrEnd()
  const parsers = openParsers({ limits: parseLimits(env), waiting: 2 })
  const settings = { ocrLanguages: env.ocrLanguages, mayAddLanguages: true }
  for (const path of paths) for await (const file of filesIn(path)) await report(file)
  parsers.close()

  async function report(file: string): Promise<void> {
    const started = performance.now()
    let peakMiB = 0
    const { document, code } = await read(file, (peak) => {
      peakMiB = peak
    })
    if (asText) return tellText(file, document, code)
    const ms = Math.round(performance.now() - started)
    const pages = document?.pages.length ?? null
    const characters = document?.text.length ?? null
    const coverage = document?.coverage ?? null
    console.log(
      JSON.stringify({ file, ok: document !== null, code, pages, characters, coverage, ms, peakMiB }),
    )
  }

  /** The upload door's checks, then the worker's parsing. */
  async function read(file: string, onPeak: (peak: number) => void): Promise<Outcome> {
    try {
      if ((await stat(file)).size > env.maxFileBytes) throw new AppError('document.too_large')
      const bytes = await readFile(file)
      const { kind } = await sniff(bytes, file, bytes.length)
      return {
        document: await parse({ parsers, onPeak }, { bytes, kind, settings, owner: OWNER }),
        code: null,
      }
    } catch (error) {
      if (isSystemError(error)) return { document: null, code: `file.${error.code}` }
      return { document: null, code: toAppError(error).code }
    }
  }
}

function settingsOrEnd() {
  try {
    return readSettings(process.env, [
      'maxFileBytes',
      'parseCpuSeconds',
      'parseMemoryMiB',
      'maxPages',
      'maxCharacters',
      'ocrLanguages',
    ])
  } catch (error) {
    console.error((error as Error).message)
    process.exit(2)
  }
}

interface Outcome {
  document: PackedDocument | null
  code: string | null
}

function tellText(file: string, document: PackedDocument | null, code: string | null): void {
  if (document) {
    process.stdout.write(document.text)
    return
  }
  console.error(`${file}: ${code}`)
  process.exitCode = 1
}

/** A file itself, or all files of a folder, by name. Links, pipes and the like in folders are passed over. */
async function* filesIn(path: string): AsyncGenerator<string> {
  const found = await stat(path).catch(() => null)
  if (!found?.isDirectory()) return yield path
  const entries = await readdir(path, { withFileTypes: true }).catch(() => [])
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const inner = join(path, entry.name)
    if (entry.isDirectory()) yield* filesIn(inner)
    else if (entry.isFile()) yield inner
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}
