import { expect, test } from 'vitest'
import { parseHtml } from './html.ts'

function read(html: string | Uint8Array): { text: string; skipped: string[] } {
  const { pages, markup } = parseHtml(Buffer.from(html))
  const text = pages[0]?.text ?? ''
  return { text, skipped: markup.map(({ start, end }) => text.slice(start, end)) }
}

test.each([
  ['<p>One\n  two</p><p>three', 'One two\n\nthree'],
  ['<p>a<b>b</b> <i> c</i><br>d', 'ab c\nd'],
  ['<div>a<div>b</div>c</div>', 'a\n\nb\n\nc'],
  ['<h1>Title</h1>Text<h2>Part</h2><p>More', '\n\n\nTitle\n\nText\n\n\nPart\n\nMore'],
  ['AT&amp;T &copy; &euro;5 &lt;b&gt; 5&nbsp;km', 'AT&T © €5 <b> 5\u00a0km'],
  ['10<sup>-3</sup> m<sup>2</sup>, 1<sup>st</sup>, H<sub>2</sub>O', '10⁻³ m², 1st, H2O'],
  [
    '<p>shall <s>not</s> pay <del>60</del> <b style="text-decoration: line-through">or 50 </b>30',
    'shall ~~not~~ pay ~~60 or 50~~ 30',
  ],
  ['<pre>\n  if (a)\n    b\n</pre>end', '  if (a)\n    b\n\nend'],
  ['<script>x</script><style>y</style><noscript>n</noscript><template>z</template>a', 'a'],
  ['<head><title>t</title></head><body>a<!-- no --></body>', 'a'],
  ['a<span hidden>b</span><span style="color:red;display: none">c</span>d', 'ad'],
  ['<ul><li>a<li><p>b</p><p>c</p></ul>', '• a\n• b\nc'],
  ['<ol start=3><li>a</li><li>b<ul><li>c</ul></li></ol>d', '3. a\n4. b\n  • c\n\nd'],
  ['<ol type=a reversed start=2><li>x<li value=7>y</ol>', 'b. x\ng. y'],
  ['<table><tr><th>Name<th>Sum<tr><td>Rent<td>900</table>', 'Name | Sum\nRent | 900'],
  ['<ul><li></li></ul><p>x</p><ol><li><h2>Scope</h2>y</ol>', 'x\n\n\n1. Scope\n\ny'],
  ['<dl><dt>Term<dd>Meaning</dl>', 'Term\n\nMeaning'],
  ['<p>a<textarea>b</textarea><select><option>c</select>d', 'ad'],
  ['<img src="http://127.0.0.1:1/a.png" alt="no">a<iframe src="file:///etc/passwd">b</iframe>', 'a'],
])('of %j a reader sees %j', (html, text) => {
  expect(read(html).text).toBe(text)
})

test('the marks around struck out words are passed over, and end with their block', () => {
  expect(read('<del><p>one</p><p>two</p></del>three')).toEqual({
    text: '~~one~~\n\n~~two~~\n\nthree',
    skipped: ['~~', '~~', '~~', '~~'],
  })
})

test('navigation, marks of notes and readings beside characters are passed over', () => {
  const html =
    '<nav><a href="/">Home</a></nav><p>Sure<sup><a href="#n1">[1]</a></sup>, <ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>'
  expect(read(html)).toEqual({ text: 'Home\n\nSure[¹], 漢(かん)', skipped: ['Home', '[¹]', '(かん)'] })
})

test('the encoding is the mark’s, the page’s own, or what the bytes suggest', () => {
  const latin = (text: string) => Buffer.from(text, 'latin1')
  expect(read(latin('<meta charset="iso-8859-1"><p>Grüße')).text).toBe('Grüße')
  expect(
    read(latin('<meta http-equiv=Content-Type content="text/html; charset=windows-1252">f\xfcr')).text,
  ).toBe('für')
  expect(read('<p>Grüße 中文').text).toBe('Grüße 中文')
  expect(read(Buffer.from('\ufeff<p>Grüße', 'utf16le')).text).toBe('Grüße')
  expect(read('<meta charset="no-such-thing"><p>Grüße').text).toBe('Grüße')
})

test('entities of its own are neither expanded nor fetched', () => {
  const html = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY x SYSTEM "file:///etc/passwd">]><p>&a;&x;</p>'
  expect(read(html).text).not.toMatch(/ha|root/)
})

test('2,000 elements deep is read, 100,000 refused', () => {
  expect(read(`${'<div>'.repeat(2_000)}deep`).text).toBe('deep')
  expect(() => read('<div>'.repeat(100_000))).toThrow(
    expect.objectContaining({ code: 'document.markup_bomb' }),
  )
})

test('tags that are never closed lose no words', () => {
  expect(read('<p>a<b>b<table><tr><td>c<p>d</div></span>e').text).toBe('ab\n\nc\nde')
})
