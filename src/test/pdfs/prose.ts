import type { DrawnLine } from './place.ts'

const STORY = `The keeper of the old lighthouse climbed the winding stairs every evening before the sun went down. He
carried a small can of oil, a clean cloth and a book in which he wrote the weather of the day. When the lamp was
burning he sat at the window and looked for ships that came around the cape. Most of them belonged to merchants who
brought wool and timber from the north, and few of them ever stopped at the island. In winter the storms were so loud
that nobody heard the bell, and the boats stayed in the harbour for weeks. His daughter read to him from letters that
her brother had sent from distant towns, where the streets were lit by gas and people walked about at midnight. She
wanted to see those towns herself, but somebody had to mend the nets and feed the goats. One morning in March a stranger
came ashore with a wooden chest, which he would not open for anybody. He paid for his room with silver coins and asked
every day whether a schooner with green sails had been seen. The keeper wrote the question down beside the wind and the
height of the barometer, because he believed that whatever was asked so often would be important in the end. Nothing
happened until the second week of April, when the fog lay on the water like milk and a horn was heard from the reef.`
const WORDS = STORY.split(/\s+/)

/** So many lines of a story, each of at most `width` characters, from its word `from` on. */
export function storyLines(count: number, width: number, from = 0): string[] {
  const lines: string[] = []
  let line = ''
  for (let at = from; lines.length < count; at++) {
    const word = WORDS[at % WORDS.length] ?? ''
    if (line.length + word.length + 1 > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return lines
}

/** Encloses a quote that begins at the second word of line `from` and ends before the last word of line `to`. */
export function quoting(lines: string[], from: number, to: number): string[] {
  return lines.map((line, i) => {
    const opened = i === from ? line.replace(' ', ' ‹') : line
    return i === to ? opened.replace(/ (\S+)$/, '› $1') : opened
  })
}

export interface Column {
  x: number
  /** The first line's baseline. */
  top: number
  leading?: number
  page?: number
  size?: number
}

/** Lines below each other. */
export function column(texts: string[], { x, top, leading = 14, page = 0, size = 10 }: Column): DrawnLine[] {
  return texts.map((text, i) => ({ text, x, y: top - i * leading, page, size }))
}

/** Paints row by row, from left to right: as some programs write columns, and all of them tables. */
export function byRows(lines: DrawnLine[]): DrawnLine[] {
  return lines.toSorted((a, b) => (a.page ?? 0) - (b.page ?? 0) || b.y - a.y || a.x - b.x)
}
