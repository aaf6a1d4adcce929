import { AppError } from '#server/platform/errors.ts'
import { Flow } from './flow.ts'
import { joinPages } from './join-pages.ts'
import { OdtBody } from './odt-body.ts'
import type { OdtStyles } from './odt-styles.ts'
import { MAX_PAGES, type RawDocument } from './raw.ts'
import { slidePage } from './slide-page.ts'
import type { Attributes, XmlHandler } from './xml.ts'

/** Feet, and the picture of the slide above its notes. */
const PASSED = /^(?:header|footer|date-time|page-number|page)$/

/** Cuts a presentation's `content.xml` into slides; the words of each are told to a body like that of a text. */
export class OdpSlides implements XmlHandler {
  readonly pages: RawDocument[] = []
  private readonly styles: OdtStyles
  private title = new Flow()
  private slide: OdtBody | null = null
  private notes: OdtBody | null = null
  /** Where words go: the slide, its title, its notes. */
  private body: OdtBody | null = null
  private isHidden = false
  private depth = 0
  private titleDepth = 0
  private skipping = 0

  constructor(styles: OdtStyles) {
    this.styles = styles
  }

  open(name: string, attributes: Attributes): void {
    this.depth += 1
    if (this.skipping > 0) return
    if (name === 'draw:page') this.openSlide(attributes)
    else if (this.body === null) this.openHead(name, attributes)
    else if (name === 'presentation:notes') this.body = this.notes
    else if (PASSED.test(attributes['presentation:class'] ?? '')) this.skipping = this.depth
    else if (name === 'draw:frame' && attributes['presentation:class'] === 'title') this.openTitle()
    else if (this.titleDepth > 0 && name === 'text:p') this.body.open('text:h', attributes)
    else this.body.open(name, attributes)
  }

  text(words: string): void {
    if (this.skipping === 0) this.body?.text(words)
  }

  close(name: string): void {
    const wasSkipping = this.skipping > 0
    if (this.skipping === this.depth) this.skipping = 0
    const isTitle = this.titleDepth === this.depth
    this.depth -= 1
    if (wasSkipping) return
    if (name === 'draw:page') this.closeSlide()
    else if (name === 'presentation:notes') this.body = this.slide
    else if (isTitle) this.closeTitle()
    else if (this.body) this.body.close(this.titleDepth > 0 && name === 'text:p' ? 'text:h' : name)
    else this.styles.close(name)
  }

  finish(): RawDocument {
    return joinPages(this.pages)
  }

  private openHead(name: string, attributes: Attributes): void {
    if (/^office:(?:text|spreadsheet|drawing|chart|database)$/.test(name))
      throw new AppError('document.disguised', { found: name })
    this.styles.open(name, attributes)
  }

  private openSlide(attributes: Attributes): void {
    if (this.pages.length >= MAX_PAGES) throw new AppError('document.too_many_pages')
    this.title = new Flow()
    this.notes = new OdtBody(this.styles, true)
    this.slide = new OdtBody(this.styles, true)
    this.body = this.slide
    this.isHidden = this.styles.isHidden('drawing-page', attributes['draw:style-name'])
  }

  private openTitle(): void {
    this.titleDepth = this.depth
    this.body = new OdtBody(this.styles, true)
  }

  private closeTitle(): void {
    this.titleDepth = 0
    if (this.body) this.title.append(this.body.flow)
    this.body = this.slide
  }

  private closeSlide(): void {
    if (!this.slide || !this.notes) return
    this.title.append(this.slide.flow)
    this.pages.push(slidePage(this.title, this.notes.flow, this.isHidden))
    this.slide = null
    this.notes = null
    this.body = null
  }
}
