import { expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { segmented } from './segment.ts'
import { snippetOf } from './snippet.ts'

const app = await testApp()
const { user, caller } = await app.signUp('ada')
await app.startWorker()
const ENGLISH =
  'The tenants are paying their rent each month. The landlord repairs the heating when it breaks. This agreement was written in plain words.'
const GERMAN =
  'Die Kündigungsfristen betragen drei Monate. Die Miete wird jeden Monat im Voraus gezahlt. Der Vermieter repariert die Heizung.'
const CHINESE = '合同的租金每月支付一次。房东负责修理暖气。本协议以中文书写，双方各执一份。'
const english = await app.ready(user, 'english.txt', ENGLISH)
const german = await app.ready(user, 'german.txt', GERMAN)
const chinese = await app.ready(user, 'chinese.txt', CHINESE)

async function found(query: string) {
  const { hits } = await caller.search.query({ query })
  return hits.map((hit) => hit.documentId)
}

test('words are found in the forms of their own language', async () => {
  expect(await found('tenant pays rent')).toEqual([english])
  expect(await found('Kündigungsfrist')).toEqual([german])
})

test('where no passage has all the words, those with some of them are found, and it is said', async () => {
  const { hits, words } = await caller.search.query({ query: 'Who repairs the roof of the landlord?' })
  expect(hits.map((hit) => hit.documentId)).toEqual([english])
  expect(words).toBe('some')
  expect(await caller.search.query({ query: 'tenant pays rent' })).toMatchObject({ words: 'all' })
  expect(await found('"landlord repairs the roof"')).toEqual([])
})

test('words of a script without spaces are found', async () => {
  expect(await found('租金')).toEqual([chinese])
})

test('a hit names its place and marks its words', async () => {
  const [hit] = (await caller.search.query({ query: 'heating', documentId: english })).hits
  const marked = hit?.hits.map(({ start, end }) => hit.snippet.slice(start, end))
  expect(marked).toEqual(['heating'])
  expect(ENGLISH.slice(hit?.start, hit?.end)).toBe(hit?.snippet)
})

test('what is in the trash is not found, and is again when restored', async () => {
  await caller.documents.remove({ id: english })
  expect(await found('landlord')).toEqual([])
  await caller.documents.restore({ id: english })
  expect(await found('landlord')).toEqual([english])
})

test('any text may be asked for', async () => {
  for (const query of ['"', "a' & | ! ( :*", '<->', '\\', '🦉', 'the', '-', '%_'])
    await caller.search.query({ query })
})

test('runs of unspaced scripts are cut into words, the rest is left alone', () => {
  expect(segmented('rent 租金每月 due').split(/\s+/)).toEqual(['rent', '租金', '每月', 'due'])
})

test('a snippet is the part of a long passage with the most hits', () => {
  const passage = `${'Something else entirely. '.repeat(40)}The notice period is ninety days. ${'More of it. '.repeat(40)}`
  const { snippet, hits } = snippetOf(passage, 'notice period')
  expect(hits.map(({ start, end }) => snippet.slice(start, end))).toEqual(['notice', 'period'])
  expect(passage).toContain(` ${snippet} `)
})

test('a snippet over two slides has no sign in it that is no letter', () => {
  const { snippet, hits } = snippetOf('Rent 1,250 euros\fTerms\u0007 of the lease', 'terms')
  expect(snippet).toBe('Rent 1,250 euros Terms  of the lease')
  expect(hits).toEqual([{ start: 17, end: 22 }])
})
