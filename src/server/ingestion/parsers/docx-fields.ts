/**
 * Fields (ECMA-376 17.16): `begin`, the code, `separate`, the result, `end`, and fields within fields. Only results
 * are shown; what is in a code is an instruction or one's argument.
 */
export class Fields {
  private readonly open: ('code' | 'result')[] = []

  mark(type: string | undefined): void {
    if (type === 'begin') this.open.push('code')
    else if (type === 'separate' && this.open.length > 0) this.open[this.open.length - 1] = 'result'
    else if (type === 'end') this.open.pop()
  }

  inCode(): boolean {
    return this.open.includes('code')
  }

  /** A code that never ends would hide the rest of the document: it ends with its paragraph. */
  endParagraph(): void {
    this.open.fill('result')
  }
}
