/** A piece of a line: words as they stand, or words set off. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong'; children: Inline[] }
  | { kind: 'emphasis'; children: Inline[] }

export type Block = { kind: 'paragraph'; children: Inline[] } | { kind: 'list'; items: Inline[][] }

/** Embeddings, overrides and isolates of writing direction, tags that nobody sees, and control characters. */
const HIDDEN = /[\u202a-\u202e\u2066-\u2069]|[\u{e0000}-\u{e007f}]|(?![\n\t])\p{Cc}/gu

/** A model's words without what could disguise them: nothing invisible that turns or hides text. */
export function visible(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(HIDDEN, '')
}

/**
 * Code, bold, italics: all that is taken from Markdown within a line. Each needs its ending on the same line and no
 * space inside its signs; within words `_` and `*` are just that ("2*3*4", "snake_case_name").
 */
const SIGNS =
  /`(?<code>[^`\n]+)`|\*\*(?![\s*])(?<strong>[^*\n]+)(?<!\s)\*\*|(?<![\p{L}\p{N}*])\*(?![\s*])(?<star>[^*\n]+)(?<!\s)\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])_(?![\s_])(?<low>[^_\n]+)(?<!\s)_(?![\p{L}\p{N}_])/gu

const BULLET = /^ {0,3}[-*•] +(?=\S)/

/**
 * A model's text as the closed set of Markdown that is ever shown: bold, italics, code and flat lists. Everything else
 * (links, images, HTML, headings, tables) stays the characters that it is made of.
 */
export function parseMarked(text: string): Block[] {
  return visible(text)
    .split(/\n{2,}/)
    .flatMap((part) => runsOf(part.split('\n').filter((line) => line.trim() !== '')))
    .flatMap(({ isList, lines }) => toBlocks(isList, lines))
}

/** The same as plain words, for paper, clipboards and tables. */
export function plainOf(text: string): string {
  return parseMarked(text)
    .map((block) =>
      block.kind === 'list'
        ? block.items.map((item) => `- ${wordsOf(item)}`).join('\n')
        : wordsOf(block.children),
    )
    .join('\n')
}

function wordsOf(inlines: readonly Inline[]): string {
  return inlines.map((one) => ('text' in one ? one.text : wordsOf(one.children))).join('')
}

/** Neighbouring lines that are items of a list, and those that aren't. */
function runsOf(lines: readonly string[]): { isList: boolean; lines: string[] }[] {
  const runs: { isList: boolean; lines: string[] }[] = []
  for (const line of lines) {
    const isList = BULLET.test(line)
    const last = runs.at(-1)
    if (last?.isList === isList) last.lines.push(line)
    else runs.push({ isList, lines: [line] })
  }
  return runs
}

/** One line with a dash is no list: "- 5 °C" must keep its sign. */
function toBlocks(isList: boolean, lines: readonly string[]): Block[] {
  if (isList && lines.length > 1)
    return [{ kind: 'list', items: lines.map((line) => parseInline(line.replace(BULLET, ''))) }]
  return [{ kind: 'paragraph', children: parseInline(lines.join('\n')) }]
}

function parseInline(text: string): Inline[] {
  const found: Inline[] = []
  let end = 0
  for (const match of text.matchAll(SIGNS)) {
    if (match.index > end) found.push({ kind: 'text', text: text.slice(end, match.index) })
    const { code, strong, star, low } = match.groups ?? {}
    if (code !== undefined) found.push({ kind: 'code', text: code })
    else if (strong !== undefined) found.push({ kind: 'strong', children: parseInline(strong) })
    else found.push({ kind: 'emphasis', children: parseInline(star ?? low ?? '') })
    end = match.index + match[0].length
  }
  if (end < text.length) found.push({ kind: 'text', text: text.slice(end) })
  return found
}
