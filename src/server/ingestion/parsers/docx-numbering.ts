import { attribute, isOn, type Look, local, type Styles } from './docx-styles.ts'
import type { Label } from './flow.ts'
import { type Numerals, numeral } from './numerals.ts'
import type { Attributes, XmlHandler } from './xml.ts'

interface Level {
  kind: Numerals | 'bullet'
  /** "%1.%2": the counters of levels 1 and 2. */
  pattern: string
  start: number
  /** All its counters are decimal. */
  legal: boolean
  /** Begins again after a number of this level (from 1) or above; 0 is never. */
  restart: number | null
  style: string | null
}

interface Abstract {
  levels: Map<number, Level>
  styleLink: string | null
}

interface Num {
  abstract: string
  starts: Map<number, number>
}

const KINDS: Record<string, Level['kind']> = {
  bullet: 'bullet',
  none: 'none',
  decimalZero: 'zero',
  lowerLetter: 'a',
  upperLetter: 'A',
  lowerRoman: 'i',
  upperRoman: 'I',
}

/** The numbering of a document: first told of its part, then asked for each numbered paragraph in order. */
export class Numbering implements XmlHandler {
  private readonly abstracts = new Map<string, Abstract>()
  private readonly nums = new Map<string, Num>()
  private readonly counters = new Map<string, (number | undefined)[]>()
  private readonly begun = new Set<string>()
  private abstract: Abstract | null = null
  private num: Num | null = null
  private level: Level | null = null
  private override = 0
  private readonly styles: Styles

  constructor(styles: Styles) {
    this.styles = styles
  }

  open(qualified: string, attributes: Attributes): void {
    const name = local(qualified)
    const value = attribute(attributes, 'val') ?? ''
    const index = Number(attribute(attributes, 'ilvl')) || 0
    if (name === 'abstractNum') {
      this.abstract = { levels: new Map(), styleLink: null }
      this.abstracts.set(attribute(attributes, 'abstractNumId') ?? '', this.abstract)
    } else if (name === 'num') {
      this.num = { abstract: '', starts: new Map() }
      this.nums.set(attribute(attributes, 'numId') ?? '', this.num)
    } else if (name === 'lvl') {
      this.level = { kind: 'decimal', pattern: '', start: 1, legal: false, restart: null, style: null }
      this.abstract?.levels.set(index, this.level)
    } else if (name === 'lvlOverride') this.override = index
    else if (name === 'abstractNumId' && this.num) this.num.abstract = value
    else if (name === 'startOverride') this.num?.starts.set(this.override, Number(value))
    else if (name === 'numStyleLink' && this.abstract) this.abstract.styleLink = value
    else if (this.level) setLevel(this.level, name, value)
  }

  close(qualified: string): void {
    const name = local(qualified)
    if (name === 'abstractNum') this.abstract = null
    else if (name === 'num') this.num = null
    else if (name === 'lvl') this.level = null
  }

  /** The label of the next paragraph with this look, and how deep it stands; null without one. */
  next({ numId, level }: Look, style: string | undefined): { label: Label; depth: number } | null {
    const num = this.nums.get(numId ?? '')
    if (!num || numId === undefined) return null
    const { id, levels } = this.levelsOf(num)
    const depth = level ?? [...levels].find(([, { style: own }]) => own !== null && own === style)?.[0] ?? 0
    const own = levels.get(depth)
    if (!own) return null
    const counters = this.count(id, numId, num, levels, depth)
    if (own.kind === 'bullet') return { label: { words: '•', skippable: true }, depth }
    const words = own.pattern.replace(/%([1-9])/g, (_, digit: string) => {
      const other = levels.get(Number(digit) - 1)
      const kind = own.legal || other?.kind === 'bullet' ? 'decimal' : (other?.kind ?? 'decimal')
      return numeral(counters[Number(digit) - 1] ?? other?.start ?? 1, kind)
    })
    return { label: { words: words.trim(), skippable: false }, depth }
  }

  /** Lists share their counters when they share their definition, unless one is told to begin anew. */
  private count(
    id: string,
    numId: string,
    num: Num,
    levels: Map<number, Level>,
    depth: number,
  ): (number | undefined)[] {
    const counters = this.counters.get(id) ?? []
    if (!this.begun.has(numId)) {
      this.begun.add(numId)
      for (const [index, start] of num.starts) counters[index] = start - 1
    }
    for (let index = 0; index < depth; index++) counters[index] ??= levels.get(index)?.start ?? 1
    counters[depth] = (counters[depth] ?? (levels.get(depth)?.start ?? 1) - 1) + 1
    for (let index = depth + 1; index < 9; index++) {
      const restart = levels.get(index)?.restart ?? index
      if (restart !== 0 && depth < restart) counters[index] = undefined
    }
    this.counters.set(id, counters)
    return counters
  }

  private levelsOf(num: Num): { id: string; levels: Map<number, Level> } {
    const abstract = this.abstracts.get(num.abstract)
    const linked = abstract?.styleLink && this.nums.get(this.styles.look(abstract.styleLink).numId ?? '')
    const id = linked ? linked.abstract : num.abstract
    return { id, levels: this.abstracts.get(id)?.levels ?? new Map() }
  }
}

function setLevel(level: Level, name: string, value: string): void {
  if (name === 'numFmt') level.kind = KINDS[value] ?? 'decimal'
  else if (name === 'lvlText') level.pattern = value
  else if (name === 'start') level.start = Number(value)
  else if (name === 'isLgl') level.legal = isOn(value === '' ? undefined : value)
  else if (name === 'lvlRestart') level.restart = Number(value)
  else if (name === 'pStyle') level.style = value
}
