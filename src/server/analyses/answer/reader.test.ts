import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerReader } from './reader.ts'

/** What is read of an answer that comes in pieces of `size` characters. */
function read(answer: string, size = 3) {
  const reader = answerReader()
  const events = []
  for (let at = 0; at < answer.length; at += size) events.push(...reader.feed(answer.slice(at, at + size)))
  events.push(...reader.end())
  const claims = events.flatMap((event) => (event.type === 'claim' ? [event.drafted] : []))
  const words = events.flatMap((event) => (event.type === 'text' ? [event.text] : [])).join('')
  return { claims, words, reader }
}

const ANSWER = JSON.stringify({
  claims: [
    {
      section: null,
      text: 'The rent is "1,250" euros.',
      quotes: [{ exact: 'rent is 1,250 {euros}', prefix: '', suffix: '.' }],
    },
    {
      section: 'Dates',
      text: 'It ends in May.\n',
      quotes: [{ exact: 'ends in \\ May', prefix: '', suffix: '' }],
    },
  ],
  not_found: false,
})

test.each([1, 2, 7, 10_000])('claims come as soon as they are closed, in pieces of %i', (size) => {
  const { claims, words } = read(ANSWER, size)
  expect(claims.map(({ text }) => text)).toEqual(['The rent is "1,250" euros.', 'It ends in May.'])
  expect(claims[0]?.quotes).toEqual([{ exact: 'rent is 1,250 {euros}', suffix: '.' }])
  if (size < 10) expect(words).toContain('The rent is "1,250" eur')
})

test('the first claim is there before the second is written', () => {
  const reader = answerReader()
  const half = ANSWER.indexOf(',{"section":"Dates"')
  const events = [...reader.feed(ANSWER.slice(0, half))]
  expect(events.filter(({ type }) => type === 'claim')).toHaveLength(1)
})

test.each([
  [
    'a fence of Markdown and talk around it',
    `Sure! Here it is:\n\`\`\`json\n${ANSWER}\n\`\`\`\nAnything else?`,
  ],
  ['an object a line', '{"text":"A b.","quotes":["a b c"]}\n{"claim":"C d.","quote":"c d e"}'],
  [
    'a bare list',
    '[{"statement":"A b.","evidence":[{"quote":"a b c"}]},{"answer":"C d.","citations":[{"text":"c d e"}]}]',
  ],
  [
    'line breaks inside strings and a comma too much',
    '{"claims":[{"text":"A\nb.","quotes":["a b c"],},{"text":"C d.","quotes":["c d e"]},]}',
  ],
  [
    'single quotes',
    "{'claims': [{'text': 'A b.', 'quotes': ['a b c']}, {'text': 'C d.', 'quotes': ['c d e']}], 'not_found': False}",
  ],
])('%s', (_, answer) => {
  const { claims } = read(answer)
  expect(claims).toHaveLength(2)
  for (const claim of claims) expect(claim.quotes).toHaveLength(1)
})

test('an answer that breaks off keeps the claims that were closed', () => {
  const { claims } = read(ANSWER.slice(0, ANSWER.indexOf('ends in')))
  expect(claims.map(({ text }) => text)).toEqual(['The rent is "1,250" euros.'])
})

test('plain prose is read by its bullets and quotation marks', () => {
  const { claims } = read(
    'Here is what I found:\n\n- The rent is 1,250 euros (“The rent is 1,250 euros”, page 1).\n- Dogs are allowed: "The tenant may keep one dog".\n\nI hope this helps.',
  )
  expect(claims.map(({ quotes }) => quotes.map(({ exact }) => exact))).toEqual([
    ['The rent is 1,250 euros'],
    ['The tenant may keep one dog'],
    [],
  ])
})

test('"not found" is told from an answer', () => {
  expect(read('{"claims": [], "not_found": true}').reader.saysNotFound()).toBe(true)
  expect(read('NOT FOUND').reader.saysNotFound()).toBe(true)
  expect(read(ANSWER).reader.saysNotFound()).toBe(false)
  expect(read('').reader.isEmpty()).toBe(true)
})

test('whatever a model writes is read without a throw', () => {
  const pieces = [
    '{',
    '}',
    '[',
    ']',
    '"',
    '\\',
    ',',
    ':',
    '"text"',
    '"quotes"',
    '"claims"',
    'a b',
    '\n',
    '\u0000',
    '\ud800',
    'null',
    '1e999',
  ]
  const answers = fc.array(fc.constantFrom(...pieces), { maxLength: 60 })
  fc.assert(
    fc.property(answers, fc.integer({ min: 1, max: 9 }), (answer, size) => void read(answer.join(''), size)),
  )
})

test.each([
  ['DeepSeek, Qwen', `<think>\nFirst {"text": "draft", "quotes": ["no"]} or so.\n</think>\n\n${ANSWER}`],
  [
    'a server that opens the thinking itself',
    `Maybe {"text": "draft", "quotes": ["no"]\n</think>\n${ANSWER}`,
  ],
  ['Magistral', `[THINK]so: {"claims": [{"text": "draft"}]}[/THINK]${ANSWER}`],
  [
    'gpt-oss',
    `<|channel|>analysis<|message|>{"text":"draft","quotes":[]}<|end|><|start|>assistant<|channel|>final<|message|>${ANSWER}`,
  ],
])('what a model thinks aloud is no answer: %s', (_, answer) => {
  for (const size of [1, 3, 500])
    expect(read(answer, size).claims.map(({ text }) => text)).toEqual([
      'The rent is "1,250" euros.',
      'It ends in May.\n'.trim(),
    ])
})

test('the signs of thinking in a quote stay in it', () => {
  const { claims } = read('{"claims":[{"text":"It shows a tag.","quotes":["the tag <think>x</think> is"]}]}')
  expect(claims[0]?.quotes).toEqual([{ exact: 'the tag <think>x</think> is' }])
})

test.each([
  ['renamed fields', '{"findings":[{"fact":"A b.","supporting_quotes":["a b c"]}]}'],
  ['objects with pages', '{"claims":[{"claim":"A b.","sources":[{"page":3,"excerpt":"a b c"}]}]}'],
  ['quotation marks that are not escaped', '{"claims":[{"text":"The "A" b.","quotes":["a b c"]}]}'],
  [
    'a page as a number and a null prefix',
    '{"claims":[{"text":"A","quotes":[{"exact":"a b c","prefix":null}],"page":3}]}',
  ],
])('%s', (_, answer) => {
  const { claims } = read(answer)
  expect(claims.map(({ quotes }) => quotes.map(({ exact }) => exact))).toEqual([['a b c']])
})

test('a row of a table is read with and without the object around its cells', () => {
  const nested = read(
    '{"claims":[{"cells":{"party":"Tenant","due":null,"amount":50},"quotes":["a b c"]}]}',
  ).claims
  expect(nested[0]).toMatchObject({ text: '', cells: { party: 'Tenant', due: '', amount: '50' } })
  const flat = read('{"claims":[{"party":"Tenant","due":"May","quotes":["a b c"]}]}').claims
  expect(flat[0]?.cells).toEqual({ party: 'Tenant', due: 'May' })
})

test('an answer of another kind is not taken for "not found"', () => {
  for (const answer of [
    '{"result": {"a": 1}, "not_found": false}',
    '{"tool":"send_mail","to":"x"}',
    '<tool_call>',
  ])
    expect([read(answer).claims, read(answer).reader.saysNotFound()]).toEqual([[], false])
  for (const answer of ['The document does not mention any penalty.', 'Das wurde nicht gefunden.'])
    expect([read(answer).claims, read(answer).reader.saysNotFound()]).toEqual([[], true])
})

test('more statements than anybody makes are not waited for', () => {
  expect(() => read('{"text":"A","quotes":["a b c"]}\n'.repeat(600), 1_000)).toThrow('did not come to an end')
})

test.each([1, 2, 3, 7, 10_000])('what Postgres can’t keep is never given, in pieces of %i', (size) => {
  const spelled = '\\u0000 \\ud83d\\ude00 \\ud83d \\ude00 \u0000 \ud83d\ude00 \ud83d'
  const answers = [
    `{"claims":[{"text":"One ${spelled} two","quotes":["three ${spelled}"]}]}`,
    `- One “three ${spelled}” two`,
  ]
  for (const answer of answers) {
    const { claims, words } = read(answer, size)
    expect(claims).toHaveLength(1)
    for (const said of [words, claims[0]?.text, claims[0]?.quotes[0]?.exact])
      expect([said?.includes('\u0000'), said?.isWellFormed()]).toEqual([false, true])
    expect(claims[0]?.text).toContain('😀')
  }
})
