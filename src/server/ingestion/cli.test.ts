import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'ultrai-parse-'))
afterAll(() => rmSync(folder, { recursive: true }))
const letter = join(folder, 'a letter.txt')
writeFileSync(letter, 'Either party may end this lease.')
writeFileSync(join(folder, 'empty.pdf'), '')

/** `npm run parse` with nothing of ours in its environment: no database, no secrets. */
function run(paths: string[], env: Record<string, string> = {}) {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['src/server/ingestion/cli.ts', ...paths], {
    env: { PATH: process.env.PATH, ...env } as unknown as NodeJS.ProcessEnv,
    encoding: 'utf8',
  })
  return {
    lines: stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
    stderr,
    status,
  }
}

test('a folder’s files are told one line each, whether they can be read or not', () => {
  const { lines, stderr, status } = run([folder])
  expect(status).toBe(0)
  expect(stderr).toBe('')
  expect(lines).toEqual([
    expect.objectContaining({ file: letter, ok: true, code: null, pages: 1, characters: 32 }),
    expect.objectContaining({ ok: false, code: 'document.empty', pages: null }),
  ])
  expect(Object.keys(lines[0])).toEqual([
    'file',
    'ok',
    'code',
    'pages',
    'characters',
    'coverage',
    'ms',
    'peakMiB',
  ])
})

test('limits are those of the environment', () => {
  expect(run([letter], { MAX_FILE_SIZE_BYTES: '31' }).lines[0].code).toBe('document.too_large')
  expect(run([letter], { MAX_CHARACTERS: '31' }).lines[0].code).toBe('document.too_long')
  const { stderr, status } = run([letter], { MAX_PAGES: 'many' })
  expect({ stderr, status }).toEqual({ stderr: expect.stringMatching(/^MAX_PAGES: .*\n$/), status: 2 })
})
