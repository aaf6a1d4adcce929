import { AppError } from '#server/platform/errors.ts'
import { Flow } from './flow.ts'
import { countOf } from './odf-count.ts'
import { OdtForms } from './odt-forms.ts'
import type { OdtStyles } from './odt-styles.ts'
import { noteMark, superscript } from './superscript.ts'
import type { Attributes, XmlHandler } from './xml.ts'

/** Deleted, comments, settings, what is read out for pictures. */
const SKIPPED =
  /^(?:text:tracked-changes|office:annotation|office:forms|text:[\w-]+-(?:source|decls)|text:ruby-text|svg:title|svg:desc|(?:office|text):script)$/
/** Shapes that words can stand in, amid a paragraph's. */
const BOX =
  /^draw:(?:text-box|custom-shape|rect|circle|ellipse|line|polyline|polygon|regular-polygon|path|connector|caption|measure)$/
const MOST_SPACES = 200
const MOST_COLUMNS = 64

interface List {
  style: string
  depth: number
}

interface Item {
  /** Its label has been written: what follows in it has none. */
  labelled: boolean
  startValue?: string
}

/** How the words of a span are set. */
interface Look {
  raised: boolean
  struck: boolean
}

/** What is set aside while a text box or a note is read. */
interface Place {
  flow: Flow
  lists: List[]
  items: Item[]
  spans: Look[]
  boxes: Flow[] | null
}

/** Writes the text of an OpenDocument's `content.xml` as a reader sees it; its styles must be known. */
export class OdtBody implements XmlHandler {
  flow = new Flow()
  private readonly styles: OdtStyles
  private readonly forms = new OdtForms()
  private readonly notes: { mark: string; flow: Flow }[] = []
  private readonly places: Place[] = []
  private readonly tables: number[] = []
  private lists: List[] = []
  private items: Item[] = []
  /** For each open element that sets words. */
  private spans: Look[] = []
  private strikesParagraph = false
  /** Text boxes of the paragraph at hand, null between paragraphs. */
  private boxes: Flow[] | null = null
  private citation: string | null = null
  private inText = false
  private depth = 0
  private skipping = 0

  /** `within`: it is told of a part of a document only, without `office:text` around it. */
  constructor(styles: OdtStyles, within = false) {
    this.styles = styles
    this.inText = within
  }

  open(name: string, attributes: Attributes): void {
    this.depth += 1
    if (this.skipping > 0) {
      this.forms.open(name, attributes)
      return
    }
    if (!this.inText) this.openHead(name, attributes)
    else if (SKIPPED.test(name) || this.isHidden(name, attributes)) this.skipping = this.depth
    else if (BOX.test(name) || name === 'text:note-body') this.openPlace()
    else if (!this.openBlock(name, attributes)) this.openInline(name, attributes)
  }

  text(words: string): void {
    if (this.skipping > 0 || this.boxes === null) return
    if (this.citation !== null) this.citation += words
    else {
      this.flow.strike(this.spans.at(-1)?.struck ?? this.strikesParagraph)
      this.flow.words(this.spans.some(({ raised }) => raised) ? superscript(words) : words)
    }
  }

  close(name: string): void {
    const wasSkipping = this.skipping > 0
    if (this.skipping === this.depth) this.skipping = 0
    this.depth -= 1
    if (wasSkipping) return
    if (!this.inText) this.styles.close(name)
    else if (BOX.test(name)) this.keepBox(this.closePlace())
    else if (name === 'text:note-body') {
      const note = this.notes.at(-1)
      const body = this.closePlace()
      if (note) note.flow = body
    } else if (name === 'text:note-citation') this.endCitation()
    else if (name === 'text:p' || name === 'text:h') this.closeParagraph()
    else if (name === 'text:span') this.spans.pop()
    else if (name === 'text:list') this.lists.pop()
    else if (name === 'text:list-item' || name === 'text:list-header') this.items.pop()
    else if (name === 'table:table-row') this.flow.closeRow()
    else if (name === 'table:table') this.closeTable()
    else if (name === 'office:text') this.writeNotes()
  }

  private openHead(name: string, attributes: Attributes): void {
    if (name === 'office:text') this.inText = true
    else if (/^office:(?:spreadsheet|presentation|drawing|chart|database)$/.test(name))
      throw new AppError('document.disguised', { found: name })
    else this.styles.open(name, attributes)
  }

  private isHidden(name: string, attributes: Attributes): boolean {
    if (attributes['text:is-hidden'] === 'true') return true
    if (name === 'text:section') return attributes['text:display'] === 'none'
    const style = attributes['text:style-name']
    if (name === 'text:span') return this.styles.isHidden('text', style)
    return (name === 'text:p' || name === 'text:h') && this.styles.isHidden('paragraph', style)
  }

  private openBlock(name: string, attributes: Attributes): boolean {
    if (name === 'text:p' || name === 'text:h') this.openParagraph(name, attributes)
    else if (name === 'text:list') this.openList(attributes)
    else if (name === 'text:list-item')
      this.items.push({ labelled: false, startValue: attributes['text:start-value'] })
    else if (name === 'text:list-header') this.items.push({ labelled: true })
    else if (name === 'table:table') this.tables.push(this.flow.openTable())
    else if (name === 'table:table-row') this.flow.openRow(this.tables.at(-1) ?? 0)
    else if (name === 'table:table-cell' || name === 'table:covered-table-cell') this.openCell(attributes)
    else return false
    return true
  }

  private openInline(name: string, attributes: Attributes): void {
    if (name === 'text:span') this.openSpan(attributes['text:style-name'])
    else if (name === 'text:s') this.flow.text(' '.repeat(countOf(attributes['text:c'], MOST_SPACES)))
    else if (name === 'text:tab') this.flow.text('\t')
    else if (name === 'text:line-break') this.flow.lineBreak()
    else if (name === 'text:note-citation') this.citation = ''
    else if (name === 'draw:control') this.flow.words(` ${this.forms.wordsOf(attributes['draw:control'])} `)
  }

  private openSpan(style: string | undefined): void {
    const outer = this.spans.at(-1)?.struck ?? this.strikesParagraph
    this.spans.push({
      raised: this.styles.isRaised('text', style),
      struck: this.styles.isStruck('text', style) ?? outer,
    })
  }

  private openParagraph(name: string, attributes: Attributes): void {
    this.boxes = []
    this.strikesParagraph = this.styles.isStruck('paragraph', attributes['text:style-name']) ?? false
    const list = this.lists.at(-1)
    const item = this.items.at(-1)
    const label =
      list && item && !item.labelled ? this.styles.next(list.style, list.depth, item.startValue) : null
    if (item) item.labelled = true
    const level = countOf(attributes['text:outline-level'])
    if (name === 'text:h')
      this.flow.block({ kind: 'heading', level }, list ? label : this.styles.nextHeading(level - 1))
    else if (list) this.flow.item(label, list.depth)
    else this.flow.block({ kind: 'paragraph' })
  }

  private closeParagraph(): void {
    const boxes = this.boxes ?? []
    this.boxes = null
    for (const box of boxes) this.flow.append(box)
    this.flow.block({ kind: 'paragraph' })
  }

  private openList(attributes: Attributes): void {
    const outer = this.lists.at(-1)
    const style = attributes['text:style-name'] ?? outer?.style ?? ''
    const depth = outer ? outer.depth + 1 : 0
    const goesOn = attributes['text:continue-numbering'] === 'true' || 'text:continue-list' in attributes
    if (!goesOn) this.styles.restart(style, depth)
    this.lists.push({ style, depth })
  }

  private openCell(attributes: Attributes): void {
    const repeated = countOf(attributes['table:number-columns-repeated'], MOST_COLUMNS)
    for (let i = 0; i < repeated; i++) this.flow.openCell()
  }

  private closeTable(): void {
    this.tables.pop()
    this.flow.block({ kind: 'paragraph' })
  }

  private openPlace(): void {
    const { flow, lists, items, spans, boxes } = this
    this.places.push({ flow, lists, items, spans, boxes })
    this.flow = new Flow()
    this.lists = []
    this.items = []
    this.spans = []
    this.boxes = null
  }

  /** Goes back to where the box or note stands, and gives what was in it. */
  private closePlace(): Flow {
    const inner = this.flow
    Object.assign(this, this.places.pop())
    return inner
  }

  private keepBox(box: Flow): void {
    if (this.boxes) this.boxes.push(box)
    else this.flow.append(box)
  }

  private endCitation(): void {
    const mark = noteMark((this.citation ?? '').trim())
    this.citation = null
    this.notes.push({ mark, flow: new Flow() })
    this.flow.skippable(mark)
  }

  private writeNotes(): void {
    const all = new Flow()
    for (const { mark, flow } of this.notes) all.appendItem(flow, { words: mark, skippable: true })
    this.flow.append(all)
    this.inText = false
  }
}
