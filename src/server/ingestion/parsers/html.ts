import { Parser } from 'htmlparser2'
import { AppError } from '#server/platform/errors.ts'
import { HtmlBody } from './html-body.ts'
import { decodeHtml } from './html-encoding.ts'
import type { RawDocument } from './raw.ts'

/** Pages that never close an element nest deeply; browsers stop at 512. */
const DEEPEST = 5_000
const PIECE = 65_536

/**
 * A web page as a browser shows it, without scripts run, styles or anything fetched: headings, lists, tables by rows,
 * preformatted lines; navigation is there but passed over. Throws `document.markup_bomb`, `document.too_long`.
 */
export function parseHtml(bytes: Uint8Array): RawDocument {
  const body = new HtmlBody()
  let depth = 0
  const parser = new Parser({
    onopentag(name, attributes) {
      if (++depth > DEEPEST) throw new AppError('document.markup_bomb', { depth })
      body.open(name, attributes)
    },
    onclosetag(name) {
      depth -= 1
      body.close(name)
    },
    ontext: (words) => body.text(words),
  })
  const text = decodeHtml(bytes)
  for (let at = 0; at < text.length; at += PIECE) parser.write(text.slice(at, at + PIECE))
  parser.end()
  return body.flow.finish()
}
