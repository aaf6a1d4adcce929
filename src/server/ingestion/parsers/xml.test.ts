import { expect, test } from 'vitest'
import { readXml } from './xml.ts'

async function* pieces(...parts: (string | Uint8Array)[]) {
  for (const part of parts) yield Buffer.from(part)
}

async function heard(...parts: (string | Uint8Array)[]): Promise<string> {
  let said = ''
  await readXml(pieces(...parts), {
    open: (name, attributes) => {
      said += `<${[name, ...Object.entries(attributes).map(([key, value]) => `${key}=${value}`)].join(' ')}>`
    },
    close: (name) => {
      said += `</${name}>`
    },
    text: (words) => {
      said += words
    },
  })
  return said
}

test('elements, attributes, text, CDATA and the entities of XML come in their order', async () => {
  const xml = '<?xml version="1.0"?><a:b c="1 &lt; 2"><d/>x &amp; &#x4e2d;<!-- no --><![CDATA[<y>]]></a:b>\n'
  expect(await heard(xml)).toBe('<a:b c=1 < 2><d></d>x & 中<y></a:b>')
})

test('a root that is empty is complete', async () => {
  expect(await heard('<a/>')).toBe('<a></a>')
})

test('a character that is split between two pieces is one', async () => {
  const bytes = Buffer.from('<a>中文</a>')
  for (let cut = 0; cut < bytes.length; cut++)
    expect(await heard(bytes.subarray(0, cut), bytes.subarray(cut))).toBe('<a>中文</a>')
})

test('UTF-16 is read by its mark', async () => {
  expect(await heard(Buffer.from('\ufeff<a>Grüße</a>', 'utf16le'))).toBe('<a>Grüße</a>')
})

test.each([
  ['entities', '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'],
  ['an external entity', '<!DOCTYPE x [ <!ENTITY a SYSTEM "file:///etc/passwd"> ]><x>&a;</x>'],
  ['a definition of its own', '<!DOCTYPE x [<!ELEMENT x ANY>]><x/>'],
  ['2,000 elements deep', `${'<a>'.repeat(2_000)}${'</a>'.repeat(2_000)}`],
])('%s: refused', async (_, xml) => {
  await expect(heard(xml)).rejects.toMatchObject({ code: 'document.markup_bomb' })
})

test('an external definition is neither fetched nor minded; an entity that is not known stays as written', async () => {
  expect(await heard('<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd"><x>&nope;</x>')).toBe('<x>&nope;</x>')
})

test.each(['', 'no markup', '<a><b></b>', '<a><b></a'])('%j is damaged', async (xml) => {
  await expect(heard(xml)).rejects.toMatchObject({ code: 'document.damaged' })
})
