import { superscript } from './superscript.ts'

interface Part {
  name: string
  words: string
  /** Of brackets. */
  begin: string
  end: string
}

const PARTS = /^(?:num|den|sup|sub|rad|d)$/
const LOWERED = '₀₁₂₃₄₅₆₇₈₉'

/**
 * Formulas of Word (OMML) on a line, so that no two parts touch: a/b, x², x^(n+1), x₁, √(x). Words inside are
 * collected, and told when the outermost part ends.
 */
export class MathWriter {
  private readonly parts: Part[] = []
  private readonly tell: (words: string) => void

  constructor(tell: (words: string) => void) {
    this.tell = tell
  }

  /** True when the element is one of a formula. */
  open(name: string, attributes: Record<string, string>): boolean {
    const value = attributes['m:val']
    const last = this.parts.at(-1)
    if (PARTS.test(name)) this.parts.push({ name, words: '', begin: '(', end: ')' })
    else if (name === 'begChr' && last) last.begin = value ?? ''
    else if (name === 'endChr' && last) last.end = value ?? ''
    else if (name === 'chr') this.tell(value ?? '')
    else return false
    return true
  }

  /** Takes words when a part is open. */
  took(words: string): boolean {
    const last = this.parts.at(-1)
    if (last) last.words += words
    return last !== undefined
  }

  close(name: string): void {
    if (name === 'fName') this.tell(' ')
    if (this.parts.at(-1)?.name !== name) return
    const part = this.parts.pop()
    if (part && part.words !== '') this.tell(shown(part))
  }
}

function shown({ name, words, begin, end }: Part): string {
  if (name === 'd') return begin + words + end
  if (name === 'rad') return `√(${words})`
  if (name === 'num') return grouped(words)
  if (name === 'den') return `/${grouped(words)}`
  if (name === 'sup') return /^[+\-−]?\d+$/.test(words) ? superscript(words) : `^${grouped(words)}`
  return /^\d+$/.test(words) ? lowered(words) : `_${grouped(words)}`
}

function grouped(words: string): string {
  return /^(?:\p{L}|\p{Nd}+)$/u.test(words) ? words : `(${words})`
}

function lowered(digits: string): string {
  return Array.from(digits, (digit) => LOWERED[Number(digit)]).join('')
}
