import type { DocxBody, NoteRef } from './docx-body.ts'
import { attribute, local } from './docx-styles.ts'
import { Flow } from './flow.ts'
import type { Attributes, XmlHandler } from './xml.ts'

/** Writes the notes that a text refers to, each with its mark before it, in the order of the text. */
export class NoteWriter implements XmlHandler {
  private readonly bodies = new Map<string, Flow>()
  private readonly kind: NoteRef['kind']
  private readonly wanted: NoteRef[]
  private readonly makeBody: () => DocxBody
  private body: DocxBody | null = null
  private id = ''

  constructor(kind: NoteRef['kind'], wanted: NoteRef[], makeBody: () => DocxBody) {
    this.kind = kind
    this.wanted = wanted
    this.makeBody = makeBody
  }

  open(name: string, attributes: Attributes): void {
    if (this.body) this.body.open(name, attributes)
    else if (local(name) === this.kind) {
      this.id = attribute(attributes, 'id') ?? ''
      this.body = this.makeBody()
    }
  }

  text(words: string): void {
    this.body?.text(words)
  }

  close(name: string): void {
    if (this.body && local(name) === this.kind) {
      this.bodies.set(this.id, this.body.flow)
      this.body = null
    } else this.body?.close(name)
  }

  finish(): Flow {
    const all = new Flow()
    for (const { id, mark } of this.wanted) {
      const body = this.bodies.get(id)
      if (body) all.appendItem(body, { words: mark, skippable: true })
    }
    return all
  }
}
