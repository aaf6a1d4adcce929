import { Fields } from './docx-fields.ts'
import type { Numbering } from './docx-numbering.ts'
import { attribute, type Look, local, type Styles, setProperty } from './docx-styles.ts'
import { Flow } from './flow.ts'
import { MathWriter } from './math.ts'
import { numeral } from './numerals.ts'
import { noteMark, superscript } from './superscript.ts'
import { symbol, withSymbols } from './symbols.ts'
import type { Attributes, XmlHandler } from './xml.ts'

/** A note that the text refers to: `id` as in its part, `mark` as it is shown. */
export interface NoteRef {
  kind: 'footnote' | 'endnote'
  id: string
  mark: string
}

/** Deleted, hidden from readers, settings, or there twice (`Fallback` repeats its `Choice`). */
const SKIPPED =
  /^(?:del|moveFrom|delText|instrText|delInstrText|Fallback|sdtPr|tabs|rt|sectPr|tblPr|tblGrid|\w+Change)$/

interface Paragraph {
  style?: string
  look: Look
  /** Its numbering and kind have been told to the flow. */
  begun: boolean
  /** When its end was deleted, or is hidden, the next one goes on in it. */
  end: 'shown' | 'hidden' | 'deleted'
  boxes: Flow[]
}

interface Run extends Look {
  style?: string
  font?: string
}

/** What is set aside while a text box is read. */
interface Place {
  flow: Flow
  paragraph: Paragraph | null
  run: Run | null
  fields: Fields
}

/** Writes the text of a part of a document (its body, a note) as a reader sees it. */
export class DocxBody implements XmlHandler {
  flow = new Flow()
  readonly notes: NoteRef[] = []
  private readonly styles: Styles
  private readonly numbering: Numbering
  private readonly places: Place[] = []
  private readonly tables: number[] = []
  private readonly rowDepths: number[] = []
  private readonly math = new MathWriter((words) => this.say(words))
  private paragraph: Paragraph | null = null
  private run: Run | null = null
  private fields = new Fields()
  private readonly counts = { footnote: 0, endnote: 0 }
  /** The next paragraph goes on in the last one. */
  private joins = false
  private properties: string[] = []
  private depth = 0
  /** The depth of the element that is passed over with all that is in it; 0 for none. */
  private skipping = 0
  private words: string | null = null
  private keepsSpace = false

  constructor(styles: Styles, numbering: Numbering) {
    this.styles = styles
    this.numbering = numbering
  }

  open(qualified: string, attributes: Attributes): void {
    this.depth += 1
    if (this.skipping > 0) return
    const name = local(qualified)
    const isProperty = this.properties.length > 0
    if (/^(?:pPr|rPr|trPr)$/.test(name)) {
      this.properties.push(name)
      return
    }
    if (isProperty) this.property(name, attributes)
    if (SKIPPED.test(name)) {
      this.skipping ||= this.depth
      return
    }
    if (isProperty || this.openBlock(name)) return
    this.begin()
    if (name === 'r') this.run = {}
    else if (name === 't') {
      this.words = ''
      this.keepsSpace = attribute(attributes, 'space') === 'preserve'
    } else if (!this.math.open(name, attributes)) this.sign(name, attributes)
  }

  text(words: string): void {
    if (this.skipping === 0 && this.words !== null) this.words += words
  }

  close(qualified: string): void {
    const wasSkipping = this.skipping
    if (this.skipping === this.depth) this.skipping = 0
    this.depth -= 1
    const name = local(qualified)
    if (wasSkipping > 0 && (this.skipping > 0 || name !== 'tr')) return
    if (this.properties.at(-1) === name) this.properties.pop()
    else if (name === 't' && this.words !== null) {
      const words = this.words.replace(/[\n\r]+/g, ' ')
      this.words = null
      this.say(this.keepsSpace ? words : words.replace(/^[ \t]+|[ \t]+$/g, ''))
    } else if (name === 'r') this.run = null
    else if (name === 'p') this.closeParagraph()
    else if (name === 'tr') this.closeRow()
    else if (name === 'tbl') this.closeTable()
    else if (name === 'txbxContent') this.closeBox()
    else this.math.close(name)
  }

  private property(name: string, attributes: Attributes): void {
    const [outer, inner] = this.properties
    const value = attribute(attributes, 'val')
    if (outer === 'trPr') {
      if (name === 'del') this.skipping = this.rowDepths.at(-1) ?? 0
    } else if (outer === 'pPr' && inner === 'rPr') {
      if (!this.paragraph) return
      if (name === 'del' || name === 'moveFrom') this.paragraph.end = 'deleted'
      else if (name === 'vanish' || name === 'specVanish') this.paragraph.end = 'hidden'
    } else if (outer === 'pPr' && this.paragraph) {
      if (name === 'pStyle') this.paragraph.style = value
      else if (name === 'framePr' && attribute(attributes, 'dropCap')) this.paragraph.end = 'hidden'
      else setProperty(this.paragraph.look, name, value)
    } else if (this.run) {
      if (name === 'rStyle') this.run.style = value
      else if (name === 'rFonts') this.run.font = attribute(attributes, 'ascii')
      else setProperty(this.run, name, value)
    }
  }

  /** True when it was an element that holds blocks. */
  private openBlock(name: string): boolean {
    if (name === 'p') this.paragraph = { look: {}, begun: false, end: 'shown', boxes: [] }
    else if (name === 'tbl') this.tables.push(this.flow.openTable())
    else if (name === 'tr') {
      this.rowDepths.push(this.depth)
      this.flow.openRow(this.tables.at(-1) ?? 0)
    } else if (name === 'tc') this.flow.openCell()
    else if (name === 'txbxContent') this.openBox()
    else return false
    this.joins &&= name === 'p'
    return true
  }

  /** Begins the paragraph in the flow, once its properties are known. */
  private begin(): void {
    const paragraph = this.paragraph
    if (!paragraph || paragraph.begun) return
    paragraph.begun = true
    if (this.joins) return
    // A paragraph whose end was deleted takes the properties of the one that goes on in it.
    if (paragraph.end === 'deleted') this.flow.block({ kind: 'paragraph' })
    else this.beginBlock(paragraph)
  }

  private beginBlock(paragraph: Paragraph): void {
    const look = { ...this.styles.look(paragraph.style), ...paragraph.look }
    const numbered = this.numbering.next(look, paragraph.style)
    const label = numbered?.label ?? null
    if (look.outline !== undefined && look.outline < 9)
      this.flow.block({ kind: 'heading', level: look.outline + 1 }, label)
    else if (numbered) this.flow.item(label, numbered.depth)
    else this.flow.block({ kind: 'paragraph' }, label)
  }

  private closeParagraph(): void {
    this.begin()
    this.fields.endParagraph()
    const { end, boxes } = this.paragraph ?? { end: 'shown', boxes: [] }
    this.joins = end !== 'shown' && !this.flow.isFresh && boxes.length === 0
    for (const box of boxes) this.flow.append(box)
    this.paragraph = null
    if (!this.joins) this.flow.block({ kind: 'paragraph' })
  }

  private closeRow(): void {
    this.rowDepths.pop()
    this.properties = []
    this.flow.closeRow()
  }

  private closeTable(): void {
    this.tables.pop()
    this.flow.block({ kind: 'paragraph' })
  }

  /** A text box stands amid a paragraph's words; it is read after them. */
  private openBox(): void {
    const { flow, paragraph, run, fields } = this
    this.places.push({ flow, paragraph, run, fields })
    this.flow = new Flow()
    this.fields = new Fields()
    this.paragraph = null
  }

  private closeBox(): void {
    const place = this.places.pop()
    if (!place) return
    const box = this.flow
    Object.assign(this, place)
    if (this.paragraph) this.paragraph.boxes.push(box)
    else this.flow.append(box)
  }

  private sign(name: string, attributes: Attributes): void {
    if (name === 'fldChar') this.fields.mark(attribute(attributes, 'fldCharType'))
    else if (name === 'tab' || name === 'ptab') this.say('\t')
    else if (name === 'br' || name === 'cr') this.flow.lineBreak()
    else if (name === 'noBreakHyphen') this.say('\u2011')
    else if (name === 'softHyphen') this.say('\u00ad')
    else if (name === 'sym') this.say(symbol(attribute(attributes, 'font'), attribute(attributes, 'char')))
    else if (name === 'footnoteReference' || name === 'endnoteReference')
      this.note(name === 'footnoteReference' ? 'footnote' : 'endnote', attributes)
  }

  /** Word counts footnotes in figures, endnotes in small Roman ones, unless the author gives a mark. */
  private note(kind: NoteRef['kind'], attributes: Attributes): void {
    if (this.isHidden()) return
    const ownMark = attribute(attributes, 'customMarkFollows') !== undefined
    if (!ownMark) this.counts[kind] += 1
    const mark = ownMark ? '' : noteMark(numeral(this.counts[kind], kind === 'footnote' ? 'decimal' : 'i'))
    this.notes.push({ kind, id: attribute(attributes, 'id') ?? '', mark })
    if (mark !== '') this.flow.skippable(mark)
  }

  private isHidden(): boolean {
    const { style, hidden } = this.run ?? {}
    const own = hidden ?? this.styles.look(style).hidden
    return (own ?? this.styles.look(this.paragraph?.style).hidden) === true || this.fields.inCode()
  }

  /** Words of the run at hand. */
  private say(words: string): void {
    if (this.isHidden() || this.math.took(words)) return
    const shown = withSymbols(this.run?.font, words)
    const own: Look = { ...this.styles.look(this.run?.style), ...this.run }
    this.flow.strike(own.struck ?? this.styles.look(this.paragraph?.style).struck ?? false)
    this.flow.text(own.raised === 'superscript' ? superscript(shown) : shown)
  }
}
