import { readFile, stat } from 'node:fs/promises'
import { sniff } from '#server/documents/sniff.ts'
import { AppError, toAppError } from '#server/platform/errors.ts'
import { parse } from './parse.ts'
import type { ParsedDocument } from './parsed.ts'

/**
 * `npm run parse -- [--text] FILE...`: one JSON line a file, or its canonical text.
 * A file that can't be read is a result like any other (`ok: false`), not a failure of this program.
 */
const MAX_BYTES = 26_214_400

const files = process.argv.slice(2).filter((argument) => argument !== '--text')
const asText = process.argv.includes('--text')

if (files.length === 0) {
  console.error('usage: npm run --silent parse -- [--text] FILE...')
  process.exitCode = 2
}
for (const file of files) await report(file)

async function report(file: string): Promise<void> {
  const started = performance.now()
  let peakMiB = 0
  const onPeak = (peak: number) => {
    peakMiB = peak
  }
  const { document, code } = await read(file, onPeak)
  const ms = Math.round(performance.now() - started)
  if (asText) {
    if (document) process.stdout.write(document.text)
    else {
      console.error(`${file}: ${code}`)
      process.exitCode = 1
    }
  } else {
    const pages = document?.pages.length ?? null
    const characters = document?.text.length ?? null
    const coverage = document?.coverage ?? null
    console.log(
      JSON.stringify({ file, ok: document !== null, code, pages, characters, coverage, ms, peakMiB }),
    )
  }
}

interface Outcome {
  document: ParsedDocument | null
  code: string | null
}

/** The upload door's checks, then the worker's parsing. */
async function read(file: string, onPeak: (peak: number) => void): Promise<Outcome> {
  try {
    if ((await stat(file)).size > MAX_BYTES) throw new AppError('document.too_large')
    const bytes = await readFile(file)
    const { kind } = await sniff(bytes, file, bytes.length)
    return { document: await parse({ onPeak }, { bytes, kind }), code: null }
  } catch (error) {
    if (isSystemError(error)) return { document: null, code: `file.${error.code}` }
    return { document: null, code: toAppError(error).code }
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}
