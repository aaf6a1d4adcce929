import { expect, test } from 'vitest'
import { makeZip } from '#test/zip.ts'
import { ARCHIVE_LIMITS, openArchive } from './archive.ts'

async function textOf(bytes: Uint8Array, name: string, limits = ARCHIVE_LIMITS): Promise<string> {
  const archive = await openArchive(bytes, limits)
  const pieces: Uint8Array[] = []
  for await (const piece of archive.read(name)) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

const small = makeZip([
  { name: 'a.txt', data: 'stored', stored: true },
  { name: 'b/c.txt', data: 'deflated '.repeat(100) },
])

test('entries are read by their names, one that is not there is empty', async () => {
  expect(await textOf(small, 'a.txt')).toBe('stored')
  expect(await textOf(small, 'b/c.txt')).toBe('deflated '.repeat(100))
  expect(await textOf(small, 'c.txt')).toBe('')
  expect((await openArchive(small)).has('a.txt')).toBe(true)
  expect((await openArchive(small)).has('c.txt')).toBe(false)
})

test.each([
  ['1,000 times as much as it was', undefined],
  ['a declared size of 0', 0],
  ['a declared size of 10', 10],
])('a bomb is stopped while it unpacks: %s', async (_, declaredSize) => {
  const bomb = makeZip([{ name: 'x', data: new Uint8Array(40 * 2 ** 20), declaredSize }])
  await expect(textOf(bomb, 'x')).rejects.toMatchObject({ code: 'document.archive_bomb' })
})

test('entries that are each allowed are stopped when together they are too much', async () => {
  const data = 'a'.repeat(1_000)
  const archive = await openArchive(
    makeZip([
      { name: 'x', data },
      { name: 'y', data },
    ]),
    { ...ARCHIVE_LIMITS, unpacked: 1_500 },
  )
  for await (const piece of archive.read('x')) expect(piece).toHaveLength(1_000)
  await expect(archive.read('y')[Symbol.asyncIterator]().next()).rejects.toMatchObject({
    code: 'document.archive_bomb',
  })
})

test.each([6_000, 100_000])('%i entries are refused before one is looked at', async (count) => {
  const many = makeZip(Array.from({ length: count }, (_, i) => ({ name: `${i}`, data: '', stored: true })))
  await expect(openArchive(many)).rejects.toMatchObject({ code: 'document.archive_bomb' })
})

test('a truncated archive is damaged wherever it is cut', async () => {
  for (let length = 0; length < small.length; length += 7)
    await expect(openArchive(small.subarray(0, length))).rejects.toMatchObject({ code: 'document.damaged' })
})

test('changed bytes are damaged, by their checksum', async () => {
  const changed = Uint8Array.from(small)
  changed.set([0x53], 35)
  await expect(textOf(changed, 'a.txt')).rejects.toMatchObject({ code: 'document.damaged' })
})

test('two entries of one name are damaged: programs differ in which they read', async () => {
  const twins = makeZip([
    { name: 'a', data: 'one' },
    { name: 'a', data: 'two' },
  ])
  await expect(openArchive(twins)).rejects.toMatchObject({ code: 'document.damaged' })
})

test('a locked entry says so', async () => {
  const locked = makeZip([{ name: 'a', data: 'secret', locked: true }])
  await expect(textOf(locked, 'a')).rejects.toMatchObject({ code: 'document.encrypted' })
})
