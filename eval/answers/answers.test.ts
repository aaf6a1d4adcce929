import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { extractive } from '#server/models/extractive/provider.ts'
import { type Marks, marksOf, tableOf } from './marks.ts'
import { readPlanted } from './planted.ts'
import { scriptedModels } from './scripted.ts'

const planted = readPlanted()
const marks: Marks[] = []
for (const provider of [extractive, ...scriptedModels(planted)]) marks.push(await marksOf(provider, planted))
const of = (model: string) => marks.find((one) => one.model === model)

test('what is planted as a fact stands in its text', () => {
  for (const { content, facts, absences } of planted) {
    for (const { quote } of facts) expect(content).toContain(quote)
    expect([facts.length, absences.length]).toEqual([8, 4])
  }
})

test('no quote is verified that does not stand in the text, whoever gives it', () => {
  expect(marks.map(({ model, falseVerified }) => [model, falseVerified])).toEqual(
    marks.map(({ model }) => [model, 0]),
  )
})

test('who lies is found out, and who tells the truth carelessly is believed as much as who tells it with care', () => {
  expect(of('liar')?.falseSupport).toBeLessThanOrEqual(2)
  expect(of('honest')).toMatchObject({ falseSupport: 0, refused: 24, verified: 48 })
  expect({ ...of('careless'), model: 'honest' }).toEqual(of('honest'))
})

test('the guide has the table that `npm run eval -- answers` prints now', () => {
  expect(readFileSync('docs/evaluation.md', 'utf8')).toContain(tableOf(marks))
})
