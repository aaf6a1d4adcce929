import type { Attributes, XmlHandler } from './xml.ts'

/** What of a style, or of what is set directly, changes the text that a reader sees. */
export interface Look {
  hidden?: boolean
  /** `vertAlign`: superscript, subscript, baseline. */
  raised?: string
  struck?: boolean
  /** 0 to 8: a heading; 9: none. */
  outline?: number
  numId?: string
  level?: number
}

interface Style extends Look {
  basedOn?: string
}

/** `w:val` of an on/off property: there is on. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !/^(?:0|false|off)$/.test(value)
}

/** An element's or attribute's name without its prefix, which is the writing program's choice. */
export function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

export function attribute(attributes: Attributes, wanted: string): string | undefined {
  for (const [name, value] of Object.entries(attributes)) if (local(name) === wanted) return value
  return undefined
}

/** Takes one property (an element of `pPr` or `rPr`) into a look; others are passed over. */
export function setProperty(look: Look, name: string, value: string | undefined): void {
  if (name === 'vanish') look.hidden = isOn(value)
  else if (name === 'vertAlign') look.raised = value ?? 'baseline'
  else if (name === 'strike' || name === 'dstrike') look.struck = isOn(value)
  else if (name === 'outlineLvl') look.outline = Number(value)
  else if (name === 'numId') look.numId = value ?? '0'
  else if (name === 'ilvl') look.level = Number(value) || 0
}

/** The styles of a document, as the elements of their part are told of. */
export class Styles implements XmlHandler {
  private readonly styles = new Map<string, Style>()
  private readonly looks = new Map<string, Look>()
  private current: Style | null = null

  open(qualified: string, attributes: Attributes): void {
    const name = local(qualified)
    const value = attribute(attributes, 'val')
    if (name === 'style') {
      this.current = {}
      this.styles.set(attribute(attributes, 'styleId') ?? '', this.current)
    } else if (this.current && name === 'name') {
      const level = /^heading ([1-9])$/i.exec(value ?? '')?.[1]
      if (level || /^title$/i.test(value ?? '')) this.current.outline ??= Number(level ?? 1) - 1
    } else if (this.current && name === 'basedOn') this.current.basedOn = value
    else if (this.current) setProperty(this.current, name, value)
  }

  close(qualified: string): void {
    if (local(qualified) === 'style') this.current = null
  }

  /** A style with all that it inherits; asked for when all are known. */
  look(id = ''): Look {
    const look = this.looks.get(id) ?? this.inherited(id)
    this.looks.set(id, look)
    return look
  }

  private inherited(id: string): Look {
    let look: Look = {}
    let style = this.styles.get(id)
    for (let steps = 0; style && steps < 20; steps++) {
      look = { ...style, ...look }
      style = this.styles.get(style.basedOn ?? '')
    }
    return look
  }
}
