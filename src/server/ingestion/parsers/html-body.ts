import { Flow, type Label } from './flow.ts'
import { BLOCKS, isHidden, isNavigation, isNoteLink, isStruck, UNSEEN } from './html-elements.ts'
import { type Numerals, numeral } from './numerals.ts'
import { superscript } from './superscript.ts'
import type { Attributes, XmlHandler } from './xml.ts'

interface List {
  ordered: boolean
  kind: Numerals
  step: number
  next: number
}

const KINDS = new Set(['a', 'A', 'i', 'I'])
const HEADING = /^h[1-6]$/

/** Writes the text of a page as a browser shows it, without its looks. */
export class HtmlBody implements XmlHandler {
  readonly flow = new Flow()
  private readonly lists: List[] = []
  private readonly tables: number[] = []
  private depth = 0
  private skipping = 0
  private raised = 0
  private kept = 0
  /** The depths of elements whose words are skippable. */
  private readonly passed: number[] = []
  /** The depths of elements whose words are struck out. */
  private readonly struck: number[] = []
  private pendingLabel: Label | null = null

  open(name: string, attributes: Attributes): void {
    this.depth += 1
    if (this.skipping > 0) return
    if (UNSEEN.has(name) || isHidden(name, attributes)) {
      this.skipping = this.depth
      return
    }
    const noteMark = name === 'a' && this.raised > 0 && isNoteLink(attributes)
    if (isNavigation(name, attributes) || noteMark || name === 'rt' || name === 'rp') this.pass()
    if (isStruck(name, attributes)) this.struck.push(this.depth)
    if (name === 'sup') this.raised += 1
    else if (name === 'br') this.flow.lineBreak()
    else if (name === 'pre' || name === 'listing' || name === 'xmp') this.openPre()
    else if (name === 'ul' || name === 'ol' || name === 'menu') this.openList(name, attributes)
    else if (name === 'li') this.openItem(attributes)
    else if (name === 'table') this.tables.push(this.flow.openTable())
    else if (name === 'tr') this.flow.openRow(this.tables.at(-1) ?? 0)
    else if (name === 'td' || name === 'th') this.flow.openCell()
    else if (HEADING.test(name)) this.openHeading(Number(name[1]))
    else if (BLOCKS.has(name)) this.block()
  }

  text(words: string): void {
    if (this.skipping > 0) return
    this.flow.strike(this.struck.length > 0)
    const shown = this.raised > 0 ? superscript(words) : words
    if (this.kept > 0) this.flow.lines(shown)
    else this.flow.words(shown)
  }

  close(name: string): void {
    const wasSkipping = this.skipping > 0
    if (this.skipping === this.depth) this.skipping = 0
    if (!wasSkipping) this.leave(name)
    this.depth -= 1
  }

  private leave(name: string): void {
    if (this.passed.at(-1) === this.depth) {
      this.passed.pop()
      this.flow.endSkippable()
    }
    if (this.struck.at(-1) === this.depth) this.struck.pop()
    if (name === 'li') this.pendingLabel = null
    if (name === 'sup') this.raised -= 1
    else if (name === 'tr') this.flow.closeRow()
    else if (name === 'table') this.tables.pop()
    else if (name === 'ul' || name === 'ol' || name === 'menu') this.lists.pop()
    else if (name === 'pre' || name === 'listing' || name === 'xmp') this.kept -= 1
    if (BLOCKS.has(name) || HEADING.test(name)) this.block()
  }

  private pass(): void {
    this.passed.push(this.depth)
    this.flow.beginSkippable()
  }

  private openHeading(level: number): void {
    this.flow.block({ kind: 'heading', level }, this.flow.isFresh ? this.pendingLabel : null)
    this.pendingLabel = null
  }

  private openPre(): void {
    this.block()
    this.kept += 1
  }

  private openList(name: string, { type = '', start, reversed }: Attributes): void {
    const kind = KINDS.has(type) ? (type as Numerals) : 'decimal'
    const step = reversed === undefined ? 1 : -1
    this.lists.push({ ordered: name === 'ol', kind, step, next: Number.parseInt(start ?? '1', 10) || 0 })
    this.block()
  }

  private openItem({ value }: Attributes): void {
    const list = this.lists.at(-1)
    if (value !== undefined && list) list.next = Number.parseInt(value, 10) || 0
    const label = list?.ordered
      ? { words: `${numeral(list.next, list.kind)}.`, skippable: false }
      : { words: '•', skippable: true }
    if (list) list.next += list.step
    this.flow.item(label, Math.max(0, this.lists.length - 1))
    this.pendingLabel = label
  }

  /** Another block; a list item's first one has its label, the others are its further lines. */
  private block(): void {
    if (this.pendingLabel && this.flow.isFresh) return
    this.pendingLabel = null
    if (this.lists.length > 0) this.flow.block({ kind: 'item' }, null, this.lists.length - 1)
    else this.flow.block({ kind: 'paragraph' })
  }
}
