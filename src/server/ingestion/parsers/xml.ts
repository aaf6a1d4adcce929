import { Parser } from 'htmlparser2'
import { AppError } from '#server/platform/errors.ts'

export type Attributes = Record<string, string>

/** What is told of an XML file, in its order. `text` may come in several pieces. */
export interface XmlHandler {
  open?(name: string, attributes: Attributes): void
  close?(name: string): void
  text?(words: string): void
}

/** Word gives up far earlier. */
const DEEPEST = 1_000

/**
 * Tells a handler of an XML file as its bytes come. Only the five entities of XML itself and numbered characters
 * are decoded; nothing is ever fetched. Throws `document.markup_bomb` where entities are defined or elements are
 * nested without end, `document.damaged` where the root element is missing or not closed.
 */
export async function readXml(pieces: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  let depth = 0
  let complete = false
  /** What is closed from then on was left open. */
  let ended = false
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > DEEPEST) throw new AppError('document.markup_bomb', { depth })
        handler.open?.(name, attributes)
      },
      onclosetag(name) {
        if (--depth === 0) complete = !ended
        handler.close?.(name)
      },
      ontext: (words) => depth > 0 && handler.text?.(words),
      onprocessinginstruction(name, data) {
        if (/^!(?:ENTITY|DOCTYPE[^[]*\[)/i.test(`${name} ${data}`) || /<!ENTITY/i.test(data))
          throw new AppError('document.markup_bomb', { declaration: name })
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  for await (const words of decoded(pieces)) parser.write(words)
  ended = true
  parser.end()
  if (!complete) throw new AppError('document.damaged')
}

/** UTF-8, or UTF-16 by its mark: the encodings that these formats allow. */
async function* decoded(pieces: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  let decoder: TextDecoder | undefined
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece))
    yield decoder.decode(piece, { stream: true })
  }
  if (decoder) yield decoder.decode()
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return 'utf-8'
}
