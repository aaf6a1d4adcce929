import type { Label } from './flow.ts'
import { type Numerals, numeral } from './numerals.ts'
import { countOf } from './odf-count.ts'
import type { Attributes, XmlHandler } from './xml.ts'

interface Style {
  parent?: string
  hidden?: boolean
  raised?: boolean
  struck?: boolean
}

interface Level {
  bullet: boolean
  kind: Numerals
  prefix: string
  suffix: string
  /** So many levels' numbers are shown, joined by dots. */
  levels: number
  start: number
  /** "%1%.%2%)": overrides prefix, suffix and levels. */
  format: string | null
}

const KINDS: Record<string, Numerals> = { '1': 'decimal', a: 'a', A: 'A', i: 'i', I: 'I' }
const OUTLINE = 'outline'

/** The styles of a text that change what is read: hidden and raised words, the labels of lists and headings. */
export class OdtStyles implements XmlHandler {
  private readonly styles = new Map<string, Style>()
  private readonly lists = new Map<string, Map<number, Level>>()
  private readonly counters = new Map<string, (number | undefined)[]>()
  private style: Style | null = null
  private list: Map<number, Level> | null = null

  open(name: string, attributes: Attributes): void {
    if (name === 'style:style') {
      const parent = attributes['style:parent-style-name']
      this.style = parent === undefined ? {} : { parent }
      this.styles.set(keyOf(attributes['style:family'], attributes['style:name']), this.style)
    } else if (name === 'style:text-properties' && this.style) setText(this.style, attributes)
    else if (name === 'style:table-properties' && attributes['table:display'] === 'false')
      setHidden(this.style)
    else if (name === 'style:drawing-page-properties' && attributes['presentation:visibility'] === 'hidden')
      setHidden(this.style)
    else if (name === 'text:list-style') this.list = this.addList(attributes['style:name'] ?? '')
    else if (name === 'text:outline-style') this.list = this.addList(OUTLINE)
    else if (/^text:(?:list|outline)-level-style/.test(name))
      this.list?.set(Number(attributes['text:level']) - 1, levelOf(name, attributes))
  }

  close(name: string): void {
    if (name === 'style:style') this.style = null
    else if (name === 'text:list-style' || name === 'text:outline-style') this.list = null
  }

  isHidden(family: string, name: string | undefined): boolean {
    return this.look(family, name, 'hidden')
  }

  isRaised(family: string, name: string | undefined): boolean {
    return this.look(family, name, 'raised')
  }

  /** Undefined where neither the style nor those that it inherits from say. */
  isStruck(family: string, name: string | undefined): boolean | undefined {
    return this.find(family, name, 'struck')
  }

  /** A list begins: its level counts anew. */
  restart(list: string, depth: number): void {
    const counters = this.counters.get(list)
    if (counters) counters.length = Math.min(counters.length, depth)
  }

  /** The label of the next item of a list style at a depth, counted from 0; null where nothing is shown. */
  next(list: string, depth: number, startValue?: string): Label | null {
    const levels = this.lists.get(list)
    const level = levels?.get(depth)
    if (!levels || !level) return null
    const counters = this.counters.get(list) ?? []
    this.counters.set(list, counters)
    for (let above = 0; above < depth; above++) counters[above] ??= levels.get(above)?.start ?? 1
    counters[depth] = startValue ? Number(startValue) : (counters[depth] ?? level.start - 1) + 1
    counters.length = depth + 1
    if (level.bullet) return { words: '•', skippable: true }
    if (level.kind === 'none') return null
    const shown = (index: number) =>
      numeral(
        counters[index] ?? 1,
        levels.get(index)?.bullet ? 'decimal' : (levels.get(index)?.kind ?? 'decimal'),
      )
    if (level.format !== null)
      return { words: level.format.replace(/%(\d+)%/g, (_, n) => shown(n - 1)).trim(), skippable: false }
    const first = Math.max(0, depth + 1 - level.levels)
    const numbers = Array.from({ length: depth + 1 - first }, (_, i) => shown(first + i)).filter(Boolean)
    return { words: (level.prefix + numbers.join('.') + level.suffix).trim(), skippable: false }
  }

  /** The number of the next heading, from the outline's numbering. */
  nextHeading(depth: number): Label | null {
    return this.next(OUTLINE, depth)
  }

  private addList(name: string): Map<number, Level> {
    const list = new Map<number, Level>()
    this.lists.set(name, list)
    return list
  }

  private look(family: string, name: string | undefined, property: 'hidden' | 'raised'): boolean {
    return this.find(family, name, property) ?? false
  }

  private find(family: string, name: string | undefined, property: 'hidden' | 'raised' | 'struck') {
    let style = this.styles.get(keyOf(family, name))
    for (let steps = 0; style && steps < 20; steps++) {
      if (style[property] !== undefined) return style[property]
      style = style.parent === undefined ? undefined : this.styles.get(keyOf(family, style.parent))
    }
    return undefined
  }
}

function keyOf(family = '', name = ''): string {
  return `${family}/${name}`
}

function setHidden(style: Style | null): void {
  if (style) style.hidden = true
}

/** `style:text-position` is "super 58%", "sub 58%" or "33% 58%": how far words are raised. */
function setText(style: Style, attributes: Attributes): void {
  const display = attributes['text:display']
  if (display !== undefined) style.hidden = display === 'none'
  const line = attributes['style:text-line-through-style'] ?? attributes['style:text-line-through-type']
  if (line !== undefined) style.struck = line !== 'none'
  const position = attributes['style:text-position']
  if (position !== undefined) style.raised = /^super|^[1-9]/.test(position)
}

function levelOf(name: string, attributes: Attributes): Level {
  const format = attributes['style:num-format'] ?? ''
  return {
    bullet: /bullet|image/.test(name),
    kind: KINDS[format] ?? (format === '' ? 'none' : 'decimal'),
    prefix: attributes['style:num-prefix'] ?? '',
    suffix: attributes['style:num-suffix'] ?? '',
    levels: countOf(attributes['text:display-levels'], 10),
    start: Number(attributes['text:start-value'] ?? 1),
    format: attributes['style:num-list-format'] ?? attributes['loext:num-list-format'] ?? null,
  }
}
