import { local } from './docx-styles.ts'
import { type Bullets, bulletOf, levelOf } from './drawing-bullets.ts'
import type { Attributes, XmlHandler } from './xml.ts'

/** A place on a slide layout that a slide's shape fills. */
export interface Placeholder {
  /** "title", "body", "sldNum"; "obj" when it says nothing. */
  type: string
  bullets: Bullets
}

/** The placeholders of a slide layout by their index, and how their paragraphs begin. */
export class Layout implements XmlHandler {
  /** What places hold that this layout doesn't have. */
  private readonly others: Bullets
  readonly places = new Map<string, Placeholder>()
  private place: Placeholder | null = null
  private level: number | null = null

  /** `plain`: paragraphs have no bullets unless they say so, as in notes. */
  constructor(plain = false) {
    const levels = Array.from({ length: plain ? 9 : 0 }, (_, level) => [level, 'none'] as const)
    this.others = new Map(levels)
  }

  open(qualified: string, attributes: Attributes): void {
    const name = local(qualified)
    if (name === 'ph') {
      this.place = { type: attributes.type ?? 'obj', bullets: new Map() }
      this.places.set(attributes.idx ?? this.place.type, this.place)
    } else if (name === 'sp') this.place = null
    this.level = levelOf(name) ?? this.level
    const bullet = bulletOf(name, attributes)
    if (bullet !== null && this.level !== null) this.place?.bullets.set(this.level, bullet)
  }

  close(qualified: string): void {
    const name = local(qualified)
    if (levelOf(name) !== null) this.level = null
    if (name === 'sp') this.place = null
  }

  /** The place that a shape's `ph` element refers to. */
  placeOf({ idx, type }: Attributes): Placeholder {
    const place = this.places.get(idx ?? type ?? '')
    return { type: type ?? place?.type ?? 'obj', bullets: place?.bullets ?? this.others }
  }
}
