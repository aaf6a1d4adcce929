import type { Label } from './flow.ts'
import { type Numerals, numeral } from './numerals.ts'
import type { Attributes } from './xml.ts'

/** What stands before a paragraph of a slide: nothing, a sign, or a number of a scheme ("arabicPeriod"). */
export type Bullet = 'none' | 'sign' | { scheme: string; start: number }

/** The bullets of levels, from 0, as a shape or its layout sets them. */
export type Bullets = Map<number, Bullet>

/** The bullet that an element sets; null when it is none of those. */
export function bulletOf(name: string, attributes: Attributes): Bullet | null {
  if (name === 'buNone') return 'none'
  if (name === 'buChar' || name === 'buBlip') return 'sign'
  if (name === 'buAutoNum')
    return { scheme: attributes.type ?? 'arabicPeriod', start: Number(attributes.startAt) || 1 }
  return null
}

/** The level that an element of a list style (`lvl1pPr`) is about, from 0; null for others. */
export function levelOf(name: string): number | null {
  const level = /^lvl([1-9])pPr$/.exec(name)?.[1]
  return level === undefined ? null : Number(level) - 1
}

const KINDS: [RegExp, Numerals][] = [
  [/^alphaLc/, 'a'],
  [/^alphaUc/, 'A'],
  [/^romanLc/, 'i'],
  [/^romanUc/, 'I'],
]

/** Counts the numbered paragraphs of a shape, level by level. */
export class BulletCounter {
  private counters: ({ scheme: string; value: number } | undefined)[] = []

  /** The label of the next paragraph. */
  next(bullet: Bullet, level: number): Label | null {
    this.counters.length = Math.min(this.counters.length, level + 1)
    if (typeof bullet === 'string') {
      this.counters[level] = undefined
      return bullet === 'none' ? null : { words: '•', skippable: true }
    }
    const last = this.counters[level]
    const value = last?.scheme === bullet.scheme ? last.value + 1 : bullet.start
    this.counters[level] = { scheme: bullet.scheme, value }
    return { words: numbered(value, bullet.scheme), skippable: false }
  }
}

/** ECMA-376 part 1, 20.1.10.61: arabicPeriod "1.", alphaLcParenR "a)", romanUcParenBoth "(I)". */
function numbered(value: number, scheme: string): string {
  const words = numeral(value, KINDS.find(([form]) => form.test(scheme))?.[1] ?? 'decimal')
  if (/ParenBoth$/.test(scheme)) return `(${words})`
  if (/ParenR$/.test(scheme)) return `${words})`
  return /Plain$/.test(scheme) ? words : `${words}.`
}
