import { decodeText } from './decode-text.ts'

/** Where a page says how it is encoded (WHATWG HTML, 13.2.3.2). */
const DECLARED_WITHIN = 1_024
const DECLARED =
  /<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']/i

/** A page's bytes as text: by its mark, by what it says of itself, else like any text. */
export function decodeHtml(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, DECLARED_WITHIN)).toString('latin1')
  const marked = /^(?:\xff\xfe|\xfe\xff|\xef\xbb\xbf)/.test(head)
  const found = DECLARED.exec(head)
  const label = marked ? undefined : (found?.[1] ?? found?.[2])
  const decoder = label === undefined ? null : decoderOf(label)
  return decoder ? decoder.decode(bytes) : decodeText(bytes)
}

/** A page that could be read this far is not UTF-16, whatever it says. */
function decoderOf(label: string): TextDecoder | null {
  try {
    return new TextDecoder(/^utf-?16/i.test(label) ? 'utf-8' : label)
  } catch {
    return null
  }
}
