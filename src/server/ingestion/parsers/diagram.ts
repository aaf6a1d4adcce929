import { local } from './docx-styles.ts'
import { Flow } from './flow.ts'
import type { Attributes, XmlHandler } from './xml.ts'

/** The words of a diagram (SmartArt), from its data: an item for each of its points. */
export class Diagram implements XmlHandler {
  private readonly flow = new Flow()
  private isShown = false
  private inText = false
  private begun = false

  open(qualified: string, attributes: Attributes): void {
    const name = local(qualified)
    if (name === 'pt') {
      this.isShown = /^(?:node|asst)$/.test(attributes.type ?? 'node')
      this.begun = false
    } else if (name === 'p' && this.begun) this.flow.text(' ')
    else if (name === 't' && qualified.startsWith('a:')) this.inText = this.isShown
  }

  text(words: string): void {
    if (!this.inText) return
    if (!this.begun) this.flow.item({ words: '•', skippable: true }, 0)
    this.begun = true
    this.flow.text(words)
  }

  close(qualified: string): void {
    const name = local(qualified)
    if (name === 't') this.inText = false
    else if (name === 'pt') this.isShown = false
  }

  finish(): Flow {
    return this.flow
  }
}
