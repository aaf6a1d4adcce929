import { local } from './docx-styles.ts'
import { bulletOf, levelOf } from './drawing-bullets.ts'
import type { Layout } from './drawing-layout.ts'
import { Shape } from './drawing-shape.ts'
import { Flow } from './flow.ts'
import { MathWriter } from './math.ts'
import type { Attributes, XmlHandler } from './xml.ts'

/** There twice (`Fallback` repeats its `Choice`), or not shown. */
const SKIPPED = /^(?:Fallback|extLst|custDataLst|timing|transition)$/
/** Shapes with words, or with a table, chart or diagram in them. Groups and pictures have none of their own. */
const SHAPE = /^(?:sp|cxnSp|graphicFrame)$/

export interface DrawingParts {
  /** What the drawing's placeholders fill; null where there are none. */
  layout: Layout | null
  /** Charts and diagrams by the id of their relationship. */
  frames: ReadonlyMap<string, Flow>
}

/**
 * The words of a drawing (a slide, its notes, what is drawn on a sheet), shape by shape in the order in which the
 * file has them, which is the one in which programs read them out; titles come first. Feet are left out.
 */
export class DrawingBody implements XmlHandler {
  /** False for a slide that is left out of the show. */
  isShown = true
  private readonly parts: DrawingParts
  private readonly shapes: Shape[] = []
  private readonly tables: number[] = []
  private readonly math = new MathWriter((words) => this.say(words))
  private shape: Shape | null = null
  private level: number | null = null
  private inText = false
  private depth = 0
  private skipping = 0

  constructor(parts: DrawingParts) {
    this.parts = parts
  }

  open(qualified: string, attributes: Attributes): void {
    this.depth += 1
    if (this.skipping > 0) return
    const name = local(qualified)
    if (SKIPPED.test(name)) this.skipping = this.depth
    else if (this.depth === 1) this.isShown = !/^(?:0|false)$/.test(attributes.show ?? '1')
    else if (SHAPE.test(name)) {
      this.shape = new Shape()
      this.shapes.push(this.shape)
    } else if (this.shape) this.openInside(this.shape, name, attributes)
  }

  text(words: string): void {
    if (this.skipping === 0 && this.inText) this.say(words.replace(/[\n\r]+/g, ' '))
  }

  close(qualified: string): void {
    const wasSkipping = this.skipping > 0
    if (this.skipping === this.depth) this.skipping = 0
    this.depth -= 1
    if (wasSkipping) return
    const name = local(qualified)
    if (name === 't') this.inText = false
    else if (levelOf(name) !== null) this.level = null
    else if (SHAPE.test(name)) this.shape = null
    else if (name === 'tc') this.shape?.closeCell()
    else if (name === 'tr') this.shape?.flow.closeRow()
    else if (name === 'tbl') this.tables.pop()
    else this.math.close(name)
  }

  /** Titles, then the others; of those only with words, and only of a kind of placeholder when one is named. */
  finish(only?: string): Flow {
    const all = new Flow()
    const shapes = this.shapes.filter((shape) => !shape.isPassed && (!only || shape.place?.type === only))
    for (const shape of shapes.filter(({ isTitle }) => isTitle)) all.append(shape.flow)
    for (const shape of shapes.filter(({ isTitle }) => !isTitle)) all.append(shape.flow)
    return all
  }

  private openInside(shape: Shape, name: string, attributes: Attributes): void {
    const bullet = bulletOf(name, attributes)
    this.level = levelOf(name) ?? this.level
    if (bullet !== null) {
      if (this.level === null) shape.setBullet(bullet)
      else shape.bullets.set(this.level, bullet)
    } else if (name === 'ph') shape.place = this.parts.layout?.placeOf(attributes) ?? null
    else if (name === 'cNvPr') shape.isHidden = /^(?:1|true)$/.test(attributes.hidden ?? '')
    else if (name === 'chart' || name === 'relIds') this.insert(shape, attributes)
    else if (!this.openTable(shape, name)) this.openWords(shape, name, attributes)
  }

  private openTable({ flow }: Shape, name: string): boolean {
    if (name === 'tbl') this.tables.push(flow.openTable())
    else if (name === 'tr') flow.openRow(this.tables.at(-1) ?? 0)
    else if (name === 'tc') this.shape?.openCell()
    else return false
    return true
  }

  private openWords(shape: Shape, name: string, attributes: Attributes): void {
    if (name === 'p') shape.beginParagraph()
    else if (name === 'pPr') shape.setLevel(Number(attributes.lvl ?? 0))
    else if (name === 'r' || name === 'fld') shape.setLook({ raised: false, struck: false })
    else if (name === 'rPr')
      shape.setLook({
        raised: Number.parseInt(attributes.baseline ?? '0', 10) > 0,
        struck: /^(?:sng|dbl)Strike$/.test(attributes.strike ?? ''),
      })
    else if (name === 't') this.inText = true
    else if (name === 'br') shape.lineBreak()
    else this.math.open(name, attributes)
  }

  /** A chart has `r:id`, a diagram `r:dm`. */
  private insert(shape: Shape, attributes: Attributes): void {
    const frame = this.parts.frames.get(attributes['r:id'] ?? attributes['r:dm'] ?? '')
    if (frame) shape.flow.append(frame)
  }

  private say(words: string): void {
    if (!this.math.took(words)) this.shape?.say(words)
  }
}
