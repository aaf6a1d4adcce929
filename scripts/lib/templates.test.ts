import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { type Template, template } from '../../src/contracts/template.ts'
import { askModel } from '../../src/server/analyses/answer/ask-model.ts'
import { TEMPLATES } from '../../src/server/analyses/templates/registry.ts'
import { answerOf, scriptedModel } from '../../src/test/scripted-model.ts'
import { templateFiles } from './templates.mjs'

test.each(Object.entries(templateFiles()))('%s is what `npm run generate` writes', (path, content) => {
  expect(readFileSync(path, 'utf8')).toBe(content)
})

test('every template is whole, and offered in an order of its own, the summary first', () => {
  const all = Object.entries(TEMPLATES)
  for (const [id, one] of all) expect(template.parse(one).id).toBe(id)
  const orders = all.map(([, { order }]) => order)
  expect(orders).toEqual([...new Set(orders)].sort((one, other) => one - other))
  expect(all[0]?.[0]).toBe('summary')
})

test('the template that the guide adds is one file more, and a model is asked by it', async () => {
  const [, example = ''] = /```ts\n([\s\S]*?)```/.exec(readFileSync('docs/templates.md', 'utf8')) ?? []
  const folder = mkdtempSync(join(tmpdir(), 'ultrai-templates-'))
  cpSync('src/server/analyses/templates', folder, { recursive: true })
  writeFileSync(join(folder, 'defined-terms.ts'), example)
  const { all, ids } = generated(folder)
  expect(ids).toContain("'defined_terms'")

  const { ALL } = (await import(pathToFileURL(all).href)) as { ALL: Record<string, Template> }
  expect(Object.keys(ALL)).toHaveLength(Object.keys(TEMPLATES).length + 1)
  const added = template.omit({ id: true }).parse(ALL.defined_terms)
  expect(added.label).toBe('Defined terms')

  const claims = await rowsOf({ ...added, id: 'defined_terms' as Template['id'] })
  expect(claims).toMatchObject([{ cells: { term: 'Rent', definition: '1,250 euros a month' } }])
})

/** Writes the lists for the templates of a folder beside them. */
function generated(folder: string): { all: string; ids: string } {
  const files = Object.entries(templateFiles(folder))
  const contentOf = (name: string) => files.find(([path]) => path.endsWith(name))?.[1] ?? ''
  const all = join(folder, 'all.ts')
  writeFileSync(all, contentOf('all.ts'))
  return { all, ids: contentOf('template-ids.ts') }
}

async function rowsOf(asked: Template) {
  const text = '"Rent" means 1,250 euros a month.'
  const model = scriptedModel('terms', ({ system }) => {
    expect(system).toContain(asked.goal)
    return answerOf({
      text: '“Rent” means 1,250 euros a month.',
      quotes: [text],
      cells: { term: 'Rent', definition: '1,250 euros a month' },
    })
  })
  const desk = {
    model,
    signal: new AbortController().signal,
    spend: async () => undefined,
    allow: async () => undefined,
  }
  const question = {
    template: asked,
    question: null,
    text,
    pages: [{ number: 1, start: 0, end: text.length }] as never,
    find: async () => [],
    place: () => ({ start: 0, end: text.length }),
  }
  const claims = []
  for await (const event of askModel(desk, question)) if (event.type === 'claim') claims.push(event.claim)
  return claims
}
