import { type Bullet, BulletCounter, type Bullets } from './drawing-bullets.ts'
import type { Placeholder } from './drawing-layout.ts'
import { Flow } from './flow.ts'
import { superscript } from './superscript.ts'

/** Feet, which every slide repeats. */
const FEET = /^(?:dt|ftr|sldNum|hdr|sldImg)$/
const TITLE = /^(?:title|ctrTitle)$/
/** What is set with bullets when neither slide nor layout says otherwise. */
const BULLETED = /^(?:body|obj)$/

/** The words of a shape of a drawing: its paragraphs with their bullets, its table. */
export class Shape {
  readonly flow = new Flow()
  isHidden = false
  place: Placeholder | null = null
  /** Its own bullets, by level. */
  readonly bullets: Bullets = new Map()
  /** How the words of the run at hand are set. */
  private look = { raised: false, struck: false }
  private readonly counter = new BulletCounter()
  private level = 0
  private bullet: Bullet | null = null
  private begun = false
  private cells = 0

  get isTitle(): boolean {
    return TITLE.test(this.place?.type ?? '')
  }

  /** True where nothing of it is to be read. */
  get isPassed(): boolean {
    return this.isHidden || FEET.test(this.place?.type ?? '')
  }

  beginParagraph(): void {
    this.level = 0
    this.bullet = null
    this.begun = false
  }

  /** What the paragraph at hand says of itself. */
  setLevel(level: number): void {
    this.level = Math.min(Math.max(Math.trunc(level) || 0, 0), 8)
  }

  setBullet(bullet: Bullet): void {
    this.bullet = bullet
  }

  setLook(look: { raised: boolean; struck: boolean }): void {
    this.look = look
  }

  say(words: string): void {
    this.begin()
    this.flow.strike(this.look.struck)
    this.flow.text(this.look.raised ? superscript(words) : words)
  }

  lineBreak(): void {
    this.begin()
    if (this.isTitle) this.flow.text(' ')
    else this.flow.lineBreak()
  }

  openCell(): void {
    this.cells += 1
    this.flow.openCell()
  }

  closeCell(): void {
    this.cells -= 1
  }

  /** A title of several paragraphs is one heading. */
  private begin(): void {
    if (this.begun) return
    this.begun = true
    if (this.isTitle) {
      if (this.flow.isEmpty) this.flow.block({ kind: 'heading', level: 1 })
      else this.flow.text(' ')
      return
    }
    const label = this.counter.next(this.bulletHere(), this.level)
    if (label) this.flow.item(label, this.level)
    else this.flow.block({ kind: 'paragraph' })
  }

  private bulletHere(): Bullet {
    const set = this.bullet ?? this.bullets.get(this.level) ?? this.place?.bullets.get(this.level)
    if (set) return set
    return this.cells === 0 && BULLETED.test(this.place?.type ?? '') ? 'sign' : 'none'
  }
}
