import { local } from './docx-styles.ts'
import { Flow } from './flow.ts'
import { shownNumber } from './number-format.ts'
import type { Attributes, XmlHandler } from './xml.ts'

/** Values of a series or names of its categories, by their index. */
interface Column {
  format: string
  points: Map<number, string>
}

interface Series {
  name: string
  categories: Column
  values: Column
}

/** Of a chart so many points are written. */
const MOST_POINTS = 10_000
const CATEGORIES = /^(?:cat|xVal)$/
const VALUES = /^(?:val|yVal)$/

/** A chart as a table: its title, a row with the names of its series, a row for each category. From its own cache. */
export class Chart implements XmlHandler {
  private readonly titles: string[] = []
  private readonly all: Series[] = []
  private readonly path: string[] = []
  private series: Series | null = null
  private column: Column | null = null
  private index = 0
  private words = ''

  open(qualified: string, attributes: Attributes): void {
    const name = local(qualified)
    this.path.push(name)
    if (name === 'ser') this.openSeries()
    else if (CATEGORIES.test(name)) this.column = this.series?.categories ?? null
    else if (VALUES.test(name)) this.column = this.series?.values ?? null
    else if (name === 'pt') this.index = Number(attributes.idx) || 0
    else if (name === 'title') this.titles.push('')
    if (/^(?:v|t|formatCode)$/.test(name)) this.words = ''
  }

  text(words: string): void {
    this.words += words
  }

  close(qualified: string): void {
    const name = local(qualified)
    this.path.pop()
    if (name === 'ser') this.series = null
    else if (CATEGORIES.test(name) || VALUES.test(name)) this.column = null
    else if (name === 'formatCode' && this.column) this.column.format = this.words
    else if (name === 't' && this.path.includes('title'))
      this.titles.push(`${this.titles.pop() ?? ''}${this.words}`)
    else if (name === 'v') this.keep(this.words)
  }

  finish(): Flow {
    const flow = new Flow()
    for (const title of this.titles) {
      flow.block({ kind: 'paragraph' })
      flow.text(title)
    }
    const [first] = this.all
    if (!first) return flow
    const table = flow.openTable()
    const named = this.all.some(({ name }) => name !== '')
    if (named) writeRow(flow, table, ['', ...this.all.map(({ name }) => name)])
    const indices = new Set(
      this.all.flatMap(({ categories, values }) => [...categories.points.keys(), ...values.points.keys()]),
    )
    for (const index of [...indices].sort((a, b) => a - b).slice(0, MOST_POINTS))
      writeRow(flow, table, [
        shown(first.categories, index),
        ...this.all.map(({ values }) => shown(values, index)),
      ])
    flow.block({ kind: 'paragraph' })
    return flow
  }

  private openSeries(): void {
    this.series = { name: '', categories: column(), values: column() }
    this.all.push(this.series)
  }

  private keep(words: string): void {
    if (this.column) this.column.points.set(this.index, words)
    else if (this.series && this.path.includes('tx')) this.series.name = words
  }
}

function column(): Column {
  return { format: 'General', points: new Map() }
}

function shown({ format, points }: Column, index: number): string {
  const words = points.get(index) ?? ''
  const number = Number(words)
  return words.trim() === '' || Number.isNaN(number) ? words : shownNumber(number, format)
}

function writeRow(flow: Flow, table: number, cells: string[]): void {
  flow.openRow(table)
  for (const cell of cells) {
    flow.openCell()
    flow.text(cell)
  }
  flow.closeRow()
}
