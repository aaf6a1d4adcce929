import { countOf } from './odf-count.ts'
import { superscript } from './superscript.ts'
import type { Attributes } from './xml.ts'

/** A cell of an OpenDocument sheet while it is read; its words are those that are shown. */
export class OdsCell {
  /** So many columns it stands for. */
  readonly repeated: number
  private readonly attributes: Attributes
  private words = ''
  private paragraphs = 0

  constructor(attributes: Attributes) {
    this.attributes = attributes
    this.repeated = countOf(attributes['table:number-columns-repeated'])
  }

  beginParagraph(): void {
    if (this.paragraphs++ > 0) this.words += ' '
  }

  /** Several blanks that are meant. */
  space(blanks: number): void {
    this.words += ' '.repeat(blanks)
  }

  say(words: string, isRaised: boolean): void {
    const folded = words.replace(/[ \t\n\r]+/g, ' ')
    this.words += isRaised ? superscript(folded) : folded
  }

  /** Some programs write the value only. */
  finish(): string {
    if (this.paragraphs > 0) return this.words
    const of = (name: string) => this.attributes[`office:${name}`]
    return (
      of('string-value') ??
      of('date-value') ??
      of('time-value') ??
      of('boolean-value')?.toUpperCase() ??
      of('value') ??
      ''
    )
  }
}
