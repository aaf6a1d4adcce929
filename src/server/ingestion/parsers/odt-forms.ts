import type { Attributes } from './xml.ts'

/** The controls of a text's forms by their id: what stands on them, or is filled in. */
export class OdtForms {
  private readonly words = new Map<string, string>()

  open(name: string, attributes: Attributes): void {
    if (!name.startsWith('form:')) return
    const id = attributes['xml:id'] ?? attributes['form:id']
    const words = shownOn(name, attributes)
    if (id !== undefined && words !== '') this.words.set(id, words)
  }

  wordsOf(id: string | undefined): string {
    return this.words.get(id ?? '') ?? ''
  }
}

function shownOn(name: string, attributes: Attributes): string {
  const label = attributes['form:label'] ?? ''
  if (name === 'form:checkbox')
    return `${attributes['form:current-state'] === 'checked' ? '☒' : '☐'} ${label}`
  if (name === 'form:radio') return `${attributes['form:current-selected'] === 'true' ? '◉' : '○'} ${label}`
  if (name === 'form:fixed-text' || name === 'form:button' || name === 'form:frame') return label
  if (name === 'form:password' || name === 'form:hidden') return ''
  return attributes['form:current-value'] ?? attributes['form:value'] ?? ''
}
