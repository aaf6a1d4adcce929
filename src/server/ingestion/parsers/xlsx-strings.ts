import { local } from './docx-styles.ts'
import { superscript } from './superscript.ts'
import type { Attributes, XmlHandler } from './xml.ts'

/**
 * Words of a cell that are kept as a rich text (`si`, `is`): runs joined, raised digits as superscripts, without what
 * is set above them to tell their sound.
 */
export class RichText {
  words = ''
  private inText = false
  private isRaised = false
  private inSound = false

  begin(): void {
    this.words = ''
    this.isRaised = false
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'rPh') this.inSound = true
    else if (name === 't') this.inText = !this.inSound
    else if (name === 'r') this.isRaised = false
    else if (name === 'vertAlign') this.isRaised = attributes.val === 'superscript'
  }

  text(words: string): void {
    if (!this.inText) return
    this.words += this.isRaised ? superscript(words) : words
  }

  close(name: string): void {
    if (name === 'rPh') this.inSound = false
    else if (name === 't') this.inText = false
  }
}

/** The table of words that many cells share. */
export class SharedStrings implements XmlHandler {
  readonly all: string[] = []
  private readonly rich = new RichText()

  open(qualified: string, attributes: Attributes): void {
    const name = local(qualified)
    if (name === 'si') this.rich.begin()
    else this.rich.open(name, attributes)
  }

  text(words: string): void {
    this.rich.text(words)
  }

  close(qualified: string): void {
    const name = local(qualified)
    if (name === 'si') this.all.push(unescaped(this.rich.words))
    else this.rich.close(name)
  }
}

/** Characters that XML can't hold are written as `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
export function unescaped(words: string): string {
  if (!words.includes('_x')) return words
  return words.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}
