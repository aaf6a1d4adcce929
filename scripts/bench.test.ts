import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test('the bench runs, and prints what it promises', () => {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['bench/bench.mjs', 'ingest'], {
    encoding: 'utf8',
    env: { ...process.env, BENCH_SMALL: '1' },
  })
  expect(status, stderr).toBe(0)
  for (const words of [
    'book.pdf: 5 pages, upload to searchable',
    'pdftotext',
    '3 small files',
    'documents.list meanwhile: p99',
    'event loop: held up',
  ])
    expect(stdout).toContain(words)
}, 180_000)
