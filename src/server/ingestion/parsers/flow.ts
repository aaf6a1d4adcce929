import type { Span } from '#contracts/span.ts'
import { AppError } from '#server/platform/errors.ts'
import { type Block, gapBetween } from './flow-gaps.ts'
import { MAX_CHARACTERS, type RawDocument } from './raw.ts'

/** What stands before a block's first words. A bullet is passed over by quotes, a number is part of the text. */
export interface Label {
  words: string
  skippable: boolean
}

interface Row {
  table: number
  cells: number
  /** Bars to write before the next words: of cells that were empty, and of the one at hand. */
  bars: number
  started: boolean
  /** The bars that have been written, of the outermost row alone. */
  marks: Span[]
  /** A line ends within the row. */
  broken: boolean
  /** It holds more than paragraphs: a list, a table, code, what was written apart. */
  structured: boolean
  /** Where its words begin, and which part is their first. */
  start: number
  part: number
}

/** A longer row with line ends in its cells keeps them: it is a page's layout, or prose. */
const LONGEST_FOLDED = 300

/**
 * Writes the canonical text of a format without pages. Words come between `block`s; what separates two blocks is
 * written with the words of the second, so that empty ones leave nothing behind. A table's row is a line, its cells
 * set apart by `|`: bars, bullets and note marks are skippable, for a quote of the words has none. Paragraphs of a short
 * row's cells follow each other on its line. Where a row is one line, the blank after each bar is skippable too: so who
 * reads the text knows that row's end from a break in a cell.
 */
export class Flow {
  readonly markup: Span[] = []
  private parts: string[] = []
  /** Parts joined in plenty: a large table has millions of them. */
  private readonly chunks: string[] = []
  private length = 0
  private last: Block | null = null
  private next: Block = { kind: 'paragraph' }
  private label: Label | null = null
  private indent = 0
  /** Nothing of the block has been written. */
  private fresh = true
  /** White space after the last words: written when more words follow in the block. */
  private space = ''
  /** Nothing but bars stands on the line of the row at hand. */
  private rowBegins = false
  private readonly rows: Row[] = []
  private tables = 0
  private skipping = 0
  /** Whether the words to come are struck out, and whether those last written are. */
  private strikes = false
  private struck = false

  /** True when nothing of the block at hand has been written. */
  get isFresh(): boolean {
    return this.fresh
  }

  /** True when nothing has been written at all. */
  get isEmpty(): boolean {
    return this.length === 0
  }

  /** Begins a block; `indent` counts the lists that an item is nested in. */
  block(block: Block, label: Label | null = null, indent = 0): void {
    this.next = block
    this.label = label
    this.indent = indent
    this.fresh = true
    this.space = ''
  }

  /** Begins an item of a list; clauses ("2.1 The tenant shall…") are paragraphs of their own. */
  item(label: Label | null, depth: number): void {
    if (label && /\d\.\d/.test(label.words)) this.block({ kind: 'paragraph' }, label)
    else this.block({ kind: 'item' }, label, depth)
  }

  /** Words as they stand, white space inside kept. */
  text(words: string): void {
    this.put(this.fresh || this.space.endsWith('\n') ? words.trimStart() : words)
  }

  /** Words whose white space means no more than one blank (HTML, ODT). */
  words(words: string): void {
    const folded = words.replace(/[ \t\n\r\f]+/g, ' ')
    this.text(this.space === '' ? folded : folded.replace(/^ /, ''))
  }

  /** Lines as they stand, with their indentation. */
  lines(words: string): void {
    if (this.rows[0]) this.rows[0].structured = true
    this.put(this.fresh ? words.replace(/^\s*\n/, '') : words)
  }

  lineBreak(): void {
    if (!this.fresh) this.space = this.space.endsWith('\n') ? '\n\n' : '\n'
  }

  /** Words that a quote may pass over, for example the mark of a note. */
  skippable(words: string): void {
    this.beginSkippable()
    this.text(words)
    this.endSkippable()
  }

  /** Words that the document shows struck out stand between `~~`, which is skippable, as in Markdown. */
  strike(on: boolean): void {
    this.strikes = on
  }

  beginSkippable(): void {
    this.skipping += 1
  }

  endSkippable(): void {
    this.skipping = Math.max(0, this.skipping - 1)
  }

  /** Returns what `openRow` takes. */
  openTable(): number {
    this.tables += 1
    this.block({ kind: 'paragraph' })
    return this.tables
  }

  openRow(table: number): void {
    this.rows.push({
      table,
      cells: 0,
      bars: 0,
      started: false,
      marks: [],
      broken: false,
      structured: false,
      start: 0,
      part: 0,
    })
  }

  openCell(): void {
    const row = this.rows.at(-1)
    if (row && row.cells++ > 0) row.bars += 1
    this.block({ kind: 'paragraph' })
  }

  closeRow(): void {
    const row = this.rows.pop()
    if (row && this.rows.length === 0) {
      if (row.broken && row.marks.length > 0 && !row.structured) this.foldRow(row)
      if (!row.broken) for (const bar of row.marks) bar.end += 1
    }
    this.block({ kind: 'paragraph' })
  }

  /** Makes a short row one line; blanks take the line ends' places, so that no offset changes. */
  private foldRow(row: Row): void {
    if (this.length - row.start > LONGEST_FOLDED) return
    const own = this.parts.slice(row.part).join('')
    if (TELLING_END.test(own)) return
    this.parts.length = row.part
    this.parts.push(own.replaceAll('\n', ' '))
    row.broken = false
  }

  /** Puts a text that was written apart (a text box, the notes) here, as blocks of its own. */
  append(other: Flow): void {
    this.insert(other, { kind: 'paragraph' }, null)
  }

  /** The same as an item, with its label. */
  appendItem(other: Flow, label: Label): void {
    this.insert(other, { kind: 'item' }, label)
  }

  private insert(other: Flow, block: Block, label: Label | null): void {
    if (other.length === 0) return
    this.block(block, label)
    this.begin()
    this.endStrike()
    for (const { start, end } of other.markup)
      this.markup.push({ start: start + this.length, end: end + this.length })
    const words = other.joined()
    this.noteBreak(words)
    if (this.rows[0]) this.rows[0].structured = true
    this.parts.push(words)
    this.length += other.length
    this.block({ kind: 'paragraph' })
  }

  /** The text as the only page of a document. */
  finish(): RawDocument {
    this.endStrike()
    const text = this.joined().toWellFormed()
    const source = /\S/.test(text) ? 'text' : 'empty'
    return { pages: [{ text, source, width: null, height: null, boxes: null }], markup: this.markup }
  }

  private endStrike(): void {
    if (this.struck) this.writeSkippable('~~')
    this.struck = false
  }

  private joined(): string {
    return this.chunks.join('') + this.parts.join('')
  }

  private put(words: string): void {
    const core = words.trimEnd()
    if (core !== '') {
      this.begin()
      if (!this.strikes || this.space.includes('\n')) this.endStrike()
      this.write(this.space)
      if (this.strikes && !this.struck) this.writeSkippable('~~')
      this.struck = this.strikes
      this.write(core)
      this.space = ''
    }
    if (!this.fresh) this.space += words.slice(core.length)
  }

  /** Writes what separates a block from the one before. */
  private begin(): void {
    if (!this.fresh) return
    this.endStrike()
    this.fresh = false
    const skipping = this.skipping
    this.skipping = 0
    if (this.rows.length === 0) this.write(gapBetween(this.last, this.next))
    for (const [depth, row] of this.rows.entries()) this.beginInRow(row, depth)
    const [outermost] = this.rows
    if (outermost && (this.rows.length > 1 || this.next.kind !== 'paragraph')) outermost.structured = true
    this.last = outermost ? { kind: 'row', table: outermost.table } : this.next
    this.write('  '.repeat(this.indent))
    if (this.label) this.writeLabel(this.label)
    this.label = null
    this.skipping = skipping
  }

  private beginInRow(row: Row, depth: number): void {
    const isDeepest = depth === this.rows.length - 1
    if (row.started && row.bars === 0 && !isDeepest) return
    if (!row.started && depth === 0) {
      this.write(gapBetween(this.last, { kind: 'row', table: row.table }))
      // The parts of a row that may be folded stay together: each has a character at least.
      if (this.parts.length + LONGEST_FOLDED >= MOST_PARTS) this.flush()
      row.start = this.length
      row.part = this.parts.length
    } else if (!this.rowBegins && (!row.started || row.bars === 0)) this.write('\n')
    if (row.started && row.bars > 0) this.write(' ')
    for (; row.bars > 0; row.bars--) {
      this.writeSkippable('|')
      this.rows[0]?.marks.push(...this.markup.slice(-1))
      this.write(' ')
    }
    this.rowBegins = true
    row.started = true
  }

  private writeLabel({ words, skippable }: Label): void {
    if (words === '') return
    if (skippable) this.writeSkippable(words)
    else this.write(words)
    this.write(' ')
  }

  private writeSkippable(words: string): void {
    this.skipping += 1
    this.write(words)
    this.skipping -= 1
  }

  private noteBreak(words: string): void {
    const [outermost] = this.rows
    if (outermost?.started && words.includes('\n')) outermost.broken = true
  }

  private flush(): void {
    this.chunks.push(this.parts.join(''))
    this.parts = []
  }

  private write(raw: string): void {
    const words = raw.replace(/\r\n?/g, '\n').replace(CONTROLS, '')
    if (words === '') return
    const start = this.length
    this.length += words.length
    if (this.length > MAX_CHARACTERS) throw new AppError('document.too_long', { characters: this.length })
    this.rowBegins = false
    this.noteBreak(words)
    this.parts.push(words)
    if (this.parts.length >= MOST_PARTS) this.flush()
    if (this.skipping === 0) return
    const previous = this.markup.at(-1)
    if (previous?.end === start) previous.end = this.length
    else this.markup.push({ start, end: this.length })
  }
}

const MOST_PARTS = 4_096

/** Ends of lines that say something: between two numbers that would be one, within a word, after a sentence. */
const TELLING_END = /\p{N}[.,'’]?[^\S\n]*\n\s*\p{N}|[-\u00ad\u2010\u2011]\n|[.!?。！？]["'”’»)]*\s*\n/u

/** What no text contains; a form feed would be taken for a page's end. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f]/g
