import { expect, test } from 'vitest'
import { parseMarked, plainOf, visible } from './marked-text.ts'

const text = (words: string) => ({ kind: 'text', text: words })
const paragraph = (...children: unknown[]) => ({ kind: 'paragraph', children })

test('bold, italics and code are read, also within one another', () => {
  expect(parseMarked('The **notice period** is *90* _days_, see `§ 4`.')).toEqual([
    paragraph(
      text('The '),
      { kind: 'strong', children: [text('notice period')] },
      text(' is '),
      { kind: 'emphasis', children: [text('90')] },
      text(' '),
      { kind: 'emphasis', children: [text('days')] },
      text(', see '),
      { kind: 'code', text: '§ 4' },
      text('.'),
    ),
  ])
  expect(parseMarked('**a _b_**')).toEqual([
    paragraph({ kind: 'strong', children: [text('a '), { kind: 'emphasis', children: [text('b')] }] }),
  ])
})

test('two lines with dashes are a list, one keeps its sign', () => {
  expect(parseMarked('Due:\n- rent\n- *heat*')).toEqual([
    paragraph(text('Due:')),
    { kind: 'list', items: [[text('rent')], [{ kind: 'emphasis', children: [text('heat')] }]] },
  ])
  expect(plainOf('- 5 °C')).toBe('- 5 °C')
})

test.each([
  '2*3*4 = 24',
  'snake_case_name',
  '2 * 3 * 4',
  'a ** b ** c',
  '1986. A year',
  '# no heading',
  '![p](https://evil.example/x.png)',
  '[click](javascript:alert(1))',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  'https://evil.example/?q=secret',
  '<https://evil.example>',
  '[a]: https://evil.example',
  '| a | b |',
  '&lt;b&gt;',
  '~~struck~~',
  '> quoted',
])('%s stays the characters that it is', (hostile) => {
  expect(parseMarked(hostile)).toEqual([paragraph(text(hostile))])
})

test('nothing hidden turns or hides words', () => {
  expect(visible('pay \u202e000,2\u202c \u2066x\u2069 \u0007now\u{e0041}')).toBe('pay 000,2 x now')
  // Marks that Hebrew and Arabic texts need stay, as do lines.
  expect(visible('א\u200fב\r\nג')).toBe('א\u200fב\nג')
})
