import { AppError } from '#server/platform/errors.ts'
import { RtfBody } from './rtf-body.ts'
import { RtfFonts } from './rtf-fonts.ts'
import { firstParagraph, firstState, type RtfState } from './rtf-state.ts'
import type { RtfHandler } from './rtf-tokens.ts'
import { CHARACTERS, KNOWN, PASSED } from './rtf-words.ts'

/** Word gives up far earlier. */
const DEEPEST = 2_000

interface Group {
  state: RtfState
  /** What ends with it. */
  kind: 'note' | 'box' | 'label' | null
}

/** Follows the groups and controls of an RTF file (RTF 1.9.1) and tells a body of its words. */
export class RtfReader implements RtfHandler {
  readonly body = new RtfBody()
  /** True once the file's outermost group has been closed. */
  isComplete = false
  private readonly fonts = new RtfFonts()
  private readonly groups: Group[] = []
  private state = firstState()
  private pending: number[] = []
  /** Bytes or controls to pass over after a `\u`. */
  private toSkip = 0
  /** `\*` came: a group that is not known is passed over. */
  private isStarred = false
  private label = ''
  private styleName = ''

  open(): void {
    this.flush()
    this.toSkip = 0
    if (this.groups.length >= DEEPEST) throw new AppError('document.markup_bomb', { depth: DEEPEST })
    this.groups.push({ state: this.state, kind: null })
    this.state = { ...this.state }
  }

  close(): void {
    this.flush()
    this.toSkip = 0
    const group = this.groups.pop()
    if (!group) return
    if (this.state.into === 'styles') this.endStyle()
    if (group.kind === 'note' || group.kind === 'box') this.body.closePlace(group.kind)
    else if (group.kind === 'label') this.body.setLabel(this.label)
    this.state = group.state
    if (this.groups.length === 0) this.isComplete = true
  }

  byte(byte: number): void {
    if (this.isComplete) return
    if (this.toSkip > 0) this.toSkip -= 1
    else if (this.state.into !== 'nothing') this.pending.push(byte)
  }

  control(word: string, value: number | null): void {
    if (this.isComplete) return
    if (word === '*') {
      this.isStarred = true
      return
    }
    const isStarred = this.isStarred
    this.isStarred = false
    if (this.toSkip > 0 && word !== 'u' && word !== 'uc') {
      this.toSkip -= 1
      return
    }
    this.flush()
    if (PASSED.has(word) && word !== 'stylesheet') this.state.into = 'nothing'
    else if (isStarred && !KNOWN.has(word)) this.state.into = 'nothing'
    else if (word === 'ud') this.state.into = 'body'
    else if (this.state.into !== 'nothing') this.read(word, value)
  }

  private read(word: string, value: number | null): void {
    if (this.openDestination(word)) return
    if (this.state.into === 'fonts') this.readFont(word, value)
    else if (this.state.into === 'styles') this.readStyle(word, value)
    else if (word === 'u') this.say(unit(value ?? 0), true)
    else if (CHARACTERS[word] !== undefined) this.say(CHARACTERS[word])
    else if (!this.setLook(word, value) && this.state.into === 'body') this.layOut(word)
  }

  private openDestination(word: string): boolean {
    const group = this.groups.at(-1)
    if (word === 'fonttbl') this.state.into = 'fonts'
    else if (word === 'stylesheet') this.state.into = 'styles'
    else if (word === 'upr') this.state.into = 'nothing'
    else if (word === 'listtext' || word === 'pntext') {
      this.state.into = 'label'
      this.label = ''
      if (group) group.kind = 'label'
    } else if (word === 'footnote' || word === 'shptxt') {
      this.body.openPlace()
      Object.assign(this.state, firstParagraph(), { isRaised: false, isStruck: false })
      if (group) group.kind = word === 'footnote' ? 'note' : 'box'
    } else return false
    return true
  }

  private readFont(word: string, value: number | null): void {
    if (word === 'f') this.fonts.begin(value ?? 0)
    else if (word === 'fcharset') this.fonts.setCharset(value ?? 0)
  }

  private readStyle(word: string, value: number | null): void {
    if (word === 's') this.state.style = value ?? 0
  }

  private endStyle(): void {
    if (this.state.style >= 0 && this.styleName !== '') this.body.addStyle(this.state.style, this.styleName)
    this.styleName = ''
  }

  /** True for what changes how the words that follow are taken. */
  private setLook(word: string, value: number | null): boolean {
    const { state } = this
    if (word === 'f') state.font = value
    else if (word === 'uc') state.skip = Math.max(0, value ?? 1)
    else if (word === 'v' || word === 'deleted') state.isHidden = value !== 0
    else if (word === 'super') state.isRaised = value !== 0
    else if (word === 'up') state.isRaised = value !== 0
    else if (word === 'strike' || word === 'striked') state.isStruck = value !== 0
    else if (word === 'sub' || word === 'nosupersub') state.isRaised = false
    else if (word === 'plain')
      Object.assign(state, { isHidden: false, isRaised: false, isStruck: false, font: null })
    else if (word === 'pard') Object.assign(state, firstParagraph())
    else if (word === 'intbl') state.inTable = true
    else if (word === 'outlinelevel') state.outline = value ?? 9
    else if (word === 's') state.style = value ?? -1
    else if (word === 'ilvl') state.level = Math.min(Math.max(value ?? 0, 0), 8)
    else if (word === 'ansicpg') this.fonts.setCodePage(value ?? 1252)
    else if (word === 'mac') this.fonts.setCodePage(10_000)
    else return false
    return true
  }

  private layOut(word: string): void {
    if (/^(?:par|sect|page|column|nestcell|nestrow)$/.test(word)) this.body.endParagraph()
    else if (word === 'line' || word === 'lbr') this.body.lineBreak(this.state)
    else if (word === 'cell') this.body.endCell()
    else if (word === 'row') this.body.endRow()
    else if (word === 'chftn') this.body.noteMark(this.state)
  }

  private flush(): void {
    if (this.pending.length === 0) return
    const bytes = this.pending
    this.pending = []
    this.say(this.fonts.decode(bytes, this.state.into === 'fonts' ? null : this.state.font))
  }

  private say(words: string, isUnicode = false): void {
    if (isUnicode) this.toSkip = this.state.skip
    const { into } = this.state
    if (into === 'body') this.body.say(words, this.state)
    else if (into === 'label') this.label += words
    else if (into === 'fonts') this.fonts.name(words)
    else if (into === 'styles') this.styleName += words
  }
}

/** `\u` has a signed number of 16 bits: a code unit. */
function unit(value: number): string {
  return String.fromCharCode(value & 0xffff)
}
