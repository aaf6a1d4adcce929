import { describe, expect, test } from 'vitest'
import type { Span } from '#contracts/span.ts'
import { prepare, prepareAtLeisure, verifyQuote } from './verify.ts'

const find = (text: string, exact: string, skippable: Span[] = []) =>
  verifyQuote(prepare(text, { skippable }), { exact })

describe('a quote that differs in typography only is found, at its place in the document', () => {
  test.each<[why: string, document: string, quote: string, found?: string]>([
    ['white space of another kind', 'rent is\n due\u00a0on the\tfirst', 'rent is due on the first'],
    ['a page break', 'the rent\fis due', 'the rent is due'],
    ['a word divided at a line end', 'all infor-\nmation given', 'all information given'],
    ['a word divided with a soft hyphen', 'all infor\u00ad\nmation given', 'all information given'],
    ['a compound kept at a line end', 'a well-\nknown fact', 'a well-known fact'],
    ['a hyphen and a blank for a line end', 'a well-\nknown fact', 'a well- known fact'],
    ['a dash kept at a line end', 'the lessee—\nwho pays', 'the lessee—who pays'],
    ['a quote with its own line ends', 'all information given', 'all infor-\nmation given'],
    ['ligatures', 'an eﬃcient oﬃce of ﬁne ﬂoors', 'an efficient office of fine floors'],
    ['a Dutch ligature', 'het ĳs is op', 'het ijs is op'],
    ['Arabic letters in their positional forms', 'ﻫﺬا ﻻ ﻳﺠﻮز', 'هذا لا يجوز'],
    ['decomposed accents', 'the cafe\u0301 noir', 'the café noir'],
    ['composed accents', 'the café noir', 'the cafe\u0301 noir'],
    ['a Hangul syllable in its letters', '이 계약은 유효하다', '이 계약은 유효하다'.normalize('NFD')],
    ['quote marks', '“Don’t,” he said', '"Don\'t," he said'],
    ['guillemets', 'le «mot» juste', 'le "mot" juste'],
    ['dashes', 'in 5–10 days — or so', 'in 5-10 days – or so'],
    ['a minus and a hyphen', 'fell to −5 degrees', 'fell to -5 degrees'],
    ['zero-width characters', 'co\u200boper\u00adation\u2060 here', 'cooperation here'],
    ['direction marks', 'שלום\u200f עולם', 'שלום עולם'],
    ['a joiner that one side lacks', 'او می‌تواند برود', 'او میتواند برود'],
    ['a text presentation selector', 'we ❤️ it', 'we ❤ it', 'we ❤️ it'],
    ['the case of the first letter', 'The rent is due', 'the rent is due'],
    [
      'the case of the first letter after a quote mark',
      'He said: “the rent is due”',
      '"The rent is due"',
      '“the rent is due”',
    ],
    ['line ends in Chinese', '自签订之日\n起生效', '自签订之日起生效'],
    ['line ends after Chinese punctuation', '条款，\n乙方', '条款，乙方'],
    ['blanks in Japanese', 'サービスの利用者は', 'サービスの 利用者は'],
    ['blanks in Thai', 'สัญญานี้ มีกำหนด', 'สัญญานี้มีกำหนด'],
    ['a blank before and after the quote', 'the rent is due', ' the rent is due\n'],
  ])('%s', (_, document, quote, found = document) => {
    const result = find(document, quote)
    expect(result).toMatchObject({ status: 'typographic', occurrences: 1, difference: null })
    expect(document.slice(result.start ?? 0, result.end ?? 0)).toBe(found)
  })
})

describe('a quote that differs in anything else is not verified', () => {
  test.each<[why: string, document: string, quote: string]>([
    ['a digit', 'within 30 days', 'within 90 days'],
    ['a decimal point', 'at 1.5% per annum', 'at 15% per annum'],
    ['a decimal point and a unit', 'at 1.5% per annum', 'at 15 per annum'],
    ['a dropped negation', 'shall not be liable', 'shall be liable'],
    ['an added negation', 'shall be liable', 'shall not be liable'],
    ['a sign that goes', 'fell to −5 degrees', 'fell to 5 degrees'],
    ['a sign that comes', 'rose to 5 degrees', 'rose to -5 degrees'],
    ['a long dash for a sign', 'the result —5 in all', 'the result -5 in all'],
    ['a unit', 'costs 5 € a day', 'costs 5 $ a day'],
    ['feet for inches', 'it is 5′ long', 'it is 5" long'],
    ['a superscript', 'an area of 10² metres', 'an area of 102 metres'],
    ['a fraction', 'it takes ½ day', 'it takes 1/2 day'],
    ['full-width digits', '共１２天', '共12天'],
    ['letter case inside', 'the Polish office', 'the polish office'],
    ['letter case after a number', '5 mW of power', '5 MW of power'],
    ['the capital of another letter', 'µg of it', 'Μg of it'],
    ['an accent', 'the café noir', 'the cafe noir'],
    ['digits joined over a line end', 'call 1-\n2 now', 'call 12 now'],
    ['a range joined over a line end', 'pages 10-\n20 here', 'pages 10-20 here'],
    ['cells read as thousands', 'rows 12\n345 end', 'rows 12 345 end'],
    ['a blank that goes', 'it is 5 kg net', 'it is 5kg net'],
    ['a blank that comes', 'a therapist called', 'a the rapist called'],
    ['a hyphen that goes', 'they re-sign it', 'they resign it'],
    ['Han numerals kept apart', '三 五 天后付款', '三五天后付款'],
    ['a joiner in another place', 'این نامه‌ای است', 'این نام‌های است'],
    ['a picture made of others', 'the 👨‍👩‍👧 here', 'the 👨👩👧 here'],
    ['a direction override', 'costs 12 now', 'costs \u202e12 now'],
    ['an ellipsis', 'one two three four five', 'one two … five'],
    ['words left out in brackets', 'one two three four five', 'one two [...] five'],
    ['two places stitched', 'The fee is due. It rains. The tenant pays.', 'The fee is due. The tenant pays.'],
    ['three dots for an ellipsis', 'and so on… then', 'and so on... then'],
    ['a bullet', '• first item\n• second item', 'first item second item'],
    ['inverted words', 'A pays B today', 'B pays A today'],
  ])('%s', (_, document, quote) => {
    expect(find(document, quote).status).toMatch(/altered|missing/)
  })
})

describe('a match never begins or ends inside a word or number', () => {
  test.each<[document: string, quote: string]>([
    ['has unlimited liability here', 'limited liability'],
    ['within 30 days of it', '0 days'],
    ['a rate of 1.5% per annum', '5%'],
    ['2,000 people came', '000'],
    ['2 000 people came', '000 people'],
    ['more than 2 000 people', 'more than 2'],
    ['of 1.5 million', '5 million'],
    ['2² is four', '2'],
    ['an area in m² of it', 'area in m'],
    ['10% of it', '10'],
    ['20 °C, or 68°F', '68'],
    ['a loss of -5 in all', '5 in all'],
    ['± 5 or ±7 in all', '7 in all'],
    ['costs $5 a day', '5 a day'],
    ['costs US$5 a day', '$5 a day'],
    ['costs 5€ a day', 'costs 5'],
    ['about 5k of them', 'about 5'],
    ['a result of (5) here', '5'],
    ['a factor of .5 here', '5 here'],
    ['at 10:30 sharp', '30 sharp'],
    ['on 2024-05-01 at noon', '05-01 at noon'],
    ['within 5–10 days', '10 days'],
    ['within 5–10 days', 'within 5'],
    ['a 10-year term', 'a 10'],
    ['power 10^6 here', 'power 10'],
    ['power 10⁻³ here', 'power 10'],
    ['a non-limited right', 'limited right'],
    ['an un-limited right', 'limited right'],
    ['a not-for-profit club', 'profit club'],
    ['an un-\nlimited right', 'limited right'],
    ['they are tax-free', 'they are tax'],
    ['twenty-five days', 'five days'],
    ["you can't do it", 'you can'],
    ['you can’t do it', 't do it'],
    ['all infor-\nmation given', 'mation given'],
    ['all infor-\nmation given', 'all infor'],
    ['co\u00adoperation', 'operation'],
    ['a foo_bar here', 'bar here'],
    ['合同期限十五天', '五天'],
    ['三点五天内', '五天内'],
    ['共计5万元整', '万元整'],
    ['计百分之五', '五'],
    ['café noir'.normalize('NFD'), 'cafe'],
    ['our 👨‍👩‍👧 moved', 'our 👨'],
    ['क्षेत्र में', 'क'],
    ['이 계약은 유효', '이 계약'],
  ])('%s ⊅ %s', (document, quote) => {
    expect(find(document, quote).status).toMatch(/altered|missing/)
  })

  test.each<[document: string, quote: string]>([
    ['The fee (in euros), or', 'in euros'],
    ['the term is 5.', 'the term is 5'],
    ['the word—5 million—is', '5 million'],
    ['l’accord de Paris', 'accord de Paris'],
    ['a long-term lender', 'term lender'],
    ['Section 4(2) applies', 'Section 4'],
    ['No.5 is here', '5 is here'],
    ['使用API接口', 'API'],
    ['本合同自签订之日起', '签订'],
    ['第5条规定', '条规定'],
    ['in 2019 100 people', '100 people'],
    ['the tenants’ rights', 'the tenants'],
  ])('%s ⊃ %s', (document, quote) => {
    const start = document.indexOf(quote)
    expect(find(document, quote)).toMatchObject({ status: 'exact', start, end: start + quote.length })
  })
})

describe('a quote that says nothing, or nothing like the text, is missing', () => {
  test.each(['', ' \n', '…', '“ – ”', 'Paris', 'Quantum gardens bloom quietly at midnight'])(
    '%j',
    (quote) => {
      expect(find('The Tenant pays the rent on the first of the month.', quote)).toEqual({
        status: 'missing',
        start: null,
        end: null,
        occurrences: 0,
        difference: null,
      })
    },
  )
})

describe('skippable spans', () => {
  const text = 'the tenant shall\n12\nAnnual Report\fpay in-\n13\nAnnual Report\fterest monthly'
  const skippable = [...text.matchAll(/\n\d+\nAnnual Report\f/g)].map(({ index, 0: head }) => ({
    start: index,
    end: index + head.length,
  }))

  test('are passed over, also within a divided word', () => {
    const found = find(text, 'the tenant shall pay interest monthly', skippable)
    expect(found).toMatchObject({ status: 'typographic', start: 0, end: text.length })
  })
  test('may be quoted all the same', () => {
    expect(find(text, text, skippable)).toMatchObject({ status: 'exact', start: 0, end: text.length })
    expect(find(text, 'Annual Report', skippable)).toMatchObject({ status: 'exact', occurrences: 2 })
  })
  test('given in any order, overlapping or beyond the text, do no harm', () => {
    const odd = [{ start: 90, end: 900 }, ...skippable.toReversed(), { start: 18, end: 20 }]
    expect(find(text, 'the tenant shall pay', odd).status).toBe('typographic')
  })
})

describe('the mark of a note after a sentence', () => {
  const text = 'It ended in 2002.⁵ “All is well,”¹² he said. 本合同终止。³双方同意'
  test.each([
    'It ended in 2002.',
    'It ended in 2002. “All is well,” he said.',
    'ended in 2002.⁵',
    '终止。双方',
  ])('may be left out: %s', (quote) => expect(find(text, quote).status).toMatch(/exact|typographic/))
  test.each([
    ['an area of 10² metres', 'an area of 10'],
    ['an area of 10² metres', 'an area of 10 metres'],
    ['in 2002⁵ then', 'in 2002'],
    ['a value of 2.⁵6 here', 'a value of 2.'],
    ['a square m² of it', 'a square m of it'],
    ['the sum (a + b)² is', 'the sum (a + b) is'],
    ['sets 10₂ of it', 'sets 10'],
    ['sets 10₂ of it', 'sets 102 of it'],
    ['It ended in 2002.⁵ Then', 'It ended in 2002.5 Then'],
    ['It ended in 2002.⁵ Then', 'It ended in 2002.⁶ Then'],
  ])('is not one in: %s ⊅ %s', (document, quote) => {
    expect(find(document, quote).status).toMatch(/altered|missing/)
  })
})

describe('of several occurrences', () => {
  const text = 'First, the rent is due monthly. Then, the rent is due weekly. Last, The rent is due.'
  const prepared = prepare(text)

  test('prefix and suffix tell which is meant', () => {
    const second = text.indexOf('the rent', 20)
    const quote = { exact: 'the rent is due' }
    expect(verifyQuote(prepared, { ...quote, prefix: '… Then,\n' })).toMatchObject({
      start: second,
      occurrences: 1,
    })
    expect(verifyQuote(prepared, { ...quote, suffix: ' weekly' })).toMatchObject({
      start: second,
      occurrences: 1,
    })
  })
  test('the first is taken, and their number told, where nothing decides', () => {
    expect(verifyQuote(prepared, { exact: 'the rent is due' })).toMatchObject({ start: 7, occurrences: 3 })
    expect(verifyQuote(prepared, { exact: 'the rent is due', prefix: 'zzz' })).toMatchObject({
      start: 7,
      occurrences: 3,
    })
  })
  test('the very same characters come before others', () => {
    const start = text.indexOf('The rent')
    expect(verifyQuote(prepared, { exact: 'The rent is due' })).toMatchObject({
      status: 'exact',
      start,
      occurrences: 3,
    })
  })
})

describe('an altered quote shows the nearest passage and what differs', () => {
  test('by words', () => {
    const text = 'Whereas: the tenant shall not be liable for 30 days of rent. The end.'
    expect(find(text, 'the tenant shall be liable for 90 days of rent.')).toEqual({
      status: 'altered',
      start: 9,
      end: 60,
      occurrences: 1,
      difference: [
        { kind: 'same', text: 'the tenant shall ' },
        { kind: 'document', text: 'not ' },
        { kind: 'same', text: 'be liable for ' },
        { kind: 'quote', text: '90' },
        { kind: 'document', text: '30' },
        { kind: 'same', text: ' days of rent.' },
      ],
    })
  })
  test('widened over what the quote cut off', () => {
    const { difference } = find('a fall of −5 degrees', '5 degrees')
    expect(difference).toEqual([
      { kind: 'document', text: '−' },
      { kind: 'same', text: '5 degrees' },
    ])
  })
  test('without the running head in it', () => {
    const text = 'the tenant shall\n12\nHEAD\fpay the full rent monthly'
    const { difference } = find(text, 'the tenant shall pay the whole rent monthly', [{ start: 16, end: 25 }])
    expect(difference?.map((part) => part.text).join('|')).toBe(
      'the tenant shall pay the |whole|full| rent monthly',
    )
  })
})

test('a text prepared at leisure is the same as one prepared at once', async () => {
  const text = 'Der Mieter zahlt 1.5 % — “ﬁne” — am 1. Mai.\n17\fİki 😀 नमस्ते 10² '.repeat(3000)
  const skippable = [{ start: 46, end: 49 }]
  const [once, rested] = [prepare(text, { skippable }), await prepareAtLeisure(text, { skippable })]
  expect(rested.body).toEqual(once.body)
  expect(rested.words).toEqual(once.words)
  expect(rested.whole()).toEqual(once.whole())
})

test('preparing at leisure lets other work run, and stops when told to', async () => {
  const text = 'the rent is due on the first of the month. '.repeat(8000)
  let turns = 0
  const timer = setInterval(() => (turns += 1), 0)
  await prepareAtLeisure(text)
  clearInterval(timer)
  expect(turns).toBeGreaterThan(2)
  await expect(prepareAtLeisure(text, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/)
})
