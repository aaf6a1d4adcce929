/**
 * Fields (ECMA-376 17.16): `begin`, the code, `separate`, the result, `end`, and fields within fields. Only results
 * are shown; what is in a code is an instruction or one's argument.
 */
export class Fields {
  private readonly open: ('code' | 'result')[] = []
  private codes = 0

  mark(type: string | undefined): void {
    if (type === 'begin') this.push('code')
    else if (type === 'separate' && this.pop() !== undefined) this.push('result')
    else if (type === 'end') this.pop()
  }

  inCode(): boolean {
    return this.codes > 0
  }

  /** A code that never ends would hide the rest of the document: it ends with its paragraph. */
  endParagraph(): void {
    if (this.codes > 0) this.open.fill('result')
    this.codes = 0
  }

  private push(part: 'code' | 'result'): void {
    this.open.push(part)
    if (part === 'code') this.codes += 1
  }

  private pop(): 'code' | 'result' | undefined {
    const part = this.open.pop()
    if (part === 'code') this.codes -= 1
    return part
  }
}
