import { expect, test } from 'vitest'
import type { PageInfo } from '#contracts/document.ts'
import { prepare, verifyQuote } from '#server/citations/verify.ts'
import { answerOf, type Script, scriptedModel } from '#test/scripted-model.ts'
import { TEMPLATES } from '../templates/registry.ts'
import { askModel } from './ask-model.ts'
import type { ModelAnswer } from './model-question.ts'
import { tokensOf } from './tokens.ts'

const SENTENCE =
  'The members met in the hall and spoke of the harvest, the mill and the long road to the coast. '

/** A book of 350 pages and 700,000 characters, each page with a fact of its own. */
const PAGES = Array.from(
  { length: 350 },
  (_, n) => `On day ${n + 1} lot ${n + 1}K was sold.\n${SENTENCE.repeat(20)}`,
)

function book(pages: readonly string[]): { text: string; pages: PageInfo[] } {
  let start = 0
  const infos = pages.map((page, index) => {
    const info = { number: index + 1, start, end: start + page.length }
    start = info.end + 1
    return info as PageInfo
  })
  return { text: pages.join('\f'), pages: infos }
}

/** Notes each part's first lot; makes a statement of each two notes. */
const reader: Script = ({ prompt }) => {
  const notes = [...prompt.matchAll(/^(\d+)\. /gm)].map((match) => Number(match[1]))
  if (notes.length > 0)
    return JSON.stringify({ claims: notes.map((n) => ({ section: null, text: `Note ${n}.`, notes: [n] })) })
  const [lot] = /On day \d+ lot \d+K was sold/.exec(prompt) ?? []
  return lot
    ? answerOf(
        { text: `${lot}.`, quotes: [lot] },
        { text: 'A lie.', quotes: ['On day 999 lot 999K was sold'] },
      )
    : answerOf()
}

async function read(
  of: { text: string; pages: PageInfo[] },
  options: {
    contextTokens: number
    template?: keyof typeof TEMPLATES
    question?: string
    find?: RegExp
    script?: Script
  },
) {
  const model = scriptedModel('reader', options.script ?? reader, options)
  const prepared = prepare(of.text)
  const spent: number[] = []
  const desk = {
    model,
    signal: new AbortController().signal,
    allow: async () => undefined,
    spend: async ({ inputTokens }: { inputTokens: number }) => void spent.push(inputTokens),
  }
  const events: ModelAnswer[] = []
  const asked = {
    ...of,
    template: TEMPLATES[options.template ?? 'summary'],
    question: options.question ?? null,
    find: async () =>
      [...of.text.matchAll(options.find ?? /$^/g)].map(({ index }) => ({
        start: Math.max(0, index - 400),
        end: Math.min(of.text.length, index + 1_400),
      })),
    place(quote: { exact: string }) {
      const { status, start, end } = verifyQuote(prepared, quote)
      return status === 'exact' && start !== null && end !== null ? { start, end } : null
    },
  }
  for await (const event of askModel(desk, asked)) events.push(event)
  return {
    model,
    prompts: model.calls.map(({ prompt }) => prompt),
    reading: events.find((event) => event.type === 'reading'),
    claims: events.flatMap((event) => (event.type === 'claim' ? [event.claim] : [])),
  }
}

/** The pages whose text a prompt carries, in order. */
const pagesIn = (prompt: string) =>
  [...prompt.matchAll(/^\[page (\d+)\]$/gm)].map((match) => Number(match[1]))

test.each([4_000, 8_000])(
  'a book is read in parts by a model of %i tokens: each page once, none left out',
  async (contextTokens) => {
    const whole = book(PAGES)
    const { prompts, reading, claims, model } = await read(whole, { contextTokens })
    const parts = prompts.filter((prompt) => prompt.includes('<document-'))
    expect(parts.flatMap(pagesIn)).toEqual(whole.pages.map(({ number }) => number))
    expect(reading).toMatchObject({ reading: 'map_reduce' })
    for (const call of model.calls) {
      const size = tokensOf(call.system + call.prompt) + call.maxOutputTokens
      expect(size).toBeLessThanOrEqual(contextTokens)
    }
    // What the digest says rests on words that stand in the book, and on these alone.
    expect(claims.length).toBeGreaterThan(10)
    for (const { quotes } of claims) {
      expect(quotes.length).toBeGreaterThan(0)
      for (const { exact } of quotes) expect(whole.text).toContain(exact)
    }
  },
)

test('a page longer than the room is cut, and nothing of it is lost or doubled', async () => {
  const long = book([`${SENTENCE.repeat(3)}\n`.repeat(60), 'The end.'])
  const { prompts } = await read(long, { contextTokens: 4_000, template: 'key_facts' })
  const given = prompts.flatMap((prompt) =>
    prompt
      .slice(prompt.indexOf('[page'), prompt.indexOf('</document-'))
      .replaceAll('\n[left out]', '')
      .replace(/^\[left out\]\n/, ''),
  )
  const texts = given.map((part) =>
    part
      .replace(/\n$/, '')
      .split(/\[page \d+\]\n/)
      .join(''),
  )
  expect(texts.join('').replace(/\n/g, '')).toBe(long.text.replace(/[\n\f]/g, ''))
})

test('Chinese without a space is read in parts that fit', async () => {
  const chinese = book(
    Array.from({ length: 40 }, (_, n) => `第${n}条租户应在每月一日之前支付租金并通知房东。`.repeat(40)),
  )
  const { prompts, model } = await read(chinese, {
    contextTokens: 8_000,
    template: 'key_facts',
    script: () => answerOf(),
  })
  expect(prompts.flatMap(pagesIn)).toEqual(chinese.pages.map(({ number }) => number))
  for (const call of model.calls)
    expect(tokensOf(call.system + call.prompt) + call.maxOutputTokens).toBeLessThanOrEqual(8_000)
})

test('passages in Chinese fit as well, and the one that answers is among them', async () => {
  const chinese = book(
    Array.from({ length: 60 }, (_, n) => `第${n}条租户应在每月${n}日之前支付租金并通知房东。`.repeat(40)),
  )
  const { prompts, model, reading } = await read(chinese, {
    contextTokens: 4_000,
    template: 'question',
    question: '第37条？',
    find: /第37条/g,
    script: () => answerOf(),
  })
  expect(reading).toMatchObject({ reading: 'passages' })
  expect(prompts[0]).toContain('第37条')
  const [call] = model.calls
  expect(tokensOf((call?.system ?? '') + (call?.prompt ?? '')) + 1_000).toBeLessThanOrEqual(4_000)
})

test('a model that makes nothing of its notes has still taken them', async () => {
  const silentAtTheEnd: Script = (call, nth) =>
    call.prompt.includes('These notes') ? '{"claims":[]}' : reader(call, nth)
  const { claims } = await read(book(PAGES.slice(0, 60)), { contextTokens: 8_000, script: silentAtTheEnd })
  expect(claims.length).toBeGreaterThan(3)
  for (const { quotes } of claims) expect(quotes).toHaveLength(1)
})
