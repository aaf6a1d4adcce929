import { Flow, type Label } from './flow.ts'
import { RtfRows } from './rtf-rows.ts'
import type { RtfState } from './rtf-state.ts'
import { noteMark, superscript } from './superscript.ts'

interface Place {
  flow: Flow
  rows: RtfRows
  begun: boolean
}

/** Writes an RTF file's words as paragraphs, headings, items, rows and notes. */
export class RtfBody {
  private flow = new Flow()
  private rows = new RtfRows(this.flow)
  private begun = false
  private label: Label | null = null
  private readonly outlines = new Map<number, number>()
  private readonly places: Place[] = []
  private readonly notes: { mark: string; flow: Flow }[] = []
  private readonly boxes: Flow[] = []
  private marks = 0
  private mark = ''

  /** A style of the style sheet: its name tells whether it is a heading's. */
  addStyle(number: number, name: string): void {
    const level = /^\s*heading ([1-9])/i.exec(name)?.[1]
    if (level) this.outlines.set(number, Number(level) - 1)
    else if (/^\s*title\s*;/i.test(name)) this.outlines.set(number, 0)
  }

  say(words: string, state: RtfState): void {
    if (state.isHidden || words === '') return
    this.begin(state)
    this.flow.strike(state.isStruck)
    this.flow.text(state.isRaised ? superscript(words) : words)
  }

  lineBreak(state: RtfState): void {
    this.begin(state)
    this.flow.lineBreak()
  }

  endParagraph(): void {
    this.begun = false
    this.label = null
    for (const box of this.boxes.splice(0)) this.flow.append(box)
    this.flow.block({ kind: 'paragraph' })
  }

  endCell(): void {
    this.rows.endCell()
    this.endParagraph()
  }

  endRow(): void {
    this.rows.endRow()
    this.endParagraph()
  }

  /** What stands before the next paragraph, as the file has it: "1.", a bullet of some font. */
  setLabel(shown: string): void {
    const words = shown.trim()
    if (words === '') return
    const isBullet = /^(?:[^\p{L}\p{N}]|o)$/u.test(words)
    this.label = isBullet ? { words: '•', skippable: true } : { words, skippable: false }
  }

  /** The number of the next note is shown here. */
  noteMark(state: RtfState): void {
    if (this.places.length > 0 || state.isHidden) return
    this.begin(state)
    this.marks += 1
    this.mark = noteMark(String(this.marks))
    this.flow.skippable(this.mark)
  }

  /** A text box or note begins: it is read apart. */
  openPlace(): void {
    this.places.push({ flow: this.flow, rows: this.rows, begun: this.begun })
    this.flow = new Flow()
    this.rows = new RtfRows(this.flow)
    this.begun = false
  }

  closePlace(kind: 'note' | 'box'): void {
    const place = this.places.pop()
    if (!place) return
    const inner = this.flow
    Object.assign(this, place)
    if (kind === 'box') this.boxes.push(inner)
    else {
      this.notes.push({ mark: this.mark, flow: inner })
      this.mark = ''
    }
  }

  finish(): Flow {
    while (this.places.length > 0) this.closePlace('box')
    this.rows.close()
    this.endParagraph()
    const notes = new Flow()
    for (const { mark, flow } of this.notes) notes.appendItem(flow, { words: mark, skippable: true })
    this.flow.append(notes)
    return this.flow
  }

  private begin(state: RtfState): void {
    this.rows.enter(state.inTable)
    if (this.begun) return
    this.begun = true
    const outline = state.outline < 9 ? state.outline : (this.outlines.get(state.style) ?? 9)
    if (outline < 9) this.flow.block({ kind: 'heading', level: outline + 1 }, this.label)
    else if (this.label) this.flow.item(this.label, state.level)
    else if (!this.rows.justOpened()) this.flow.block({ kind: 'paragraph' })
    this.label = null
  }
}
