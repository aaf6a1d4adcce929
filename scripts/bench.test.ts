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

const PROMISED: [name: string, words: string[]][] = [
  ['api', ['bare Node, one Redis GET', 'cached analysis', 'one document', 'list of 3']],
  ['load', ['2 connections:', '4 connections:', 'requests/s', 'memory (PSS, MiB): web', 'errors']],
  ['soak', ['memory of web:', 'memory of worker:', 'memory of postgres:']],
]

// `soak` is `load` for longer: the long suites try it.
test.each(process.env.LONG ? PROMISED : PROMISED.slice(0, 2))(
  'the bench of %s runs, and prints what it promises',
  (name, promised) => {
    const { stdout, stderr, status } = spawnSync(process.execPath, ['bench/bench.mjs', name], {
      encoding: 'utf8',
      env: { ...process.env, BENCH_SMALL: '1' },
    })
    expect(status, stderr).toBe(0)
    // Where no Redis is installed there is nothing to compare with, and it says so.
    if (stdout.includes('no redis-server is installed')) return
    for (const words of promised) expect(stdout).toContain(words)
  },
  300_000,
)
