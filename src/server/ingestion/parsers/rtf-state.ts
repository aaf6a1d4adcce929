/** What holds for the words of a group, and ends with it. */
export interface RtfState {
  /** Where words go. */
  into: 'body' | 'nothing' | 'fonts' | 'styles' | 'label'
  font: number | null
  /** So many characters after a `\u` are for programs that don't know Unicode. */
  skip: number
  isHidden: boolean
  isRaised: boolean
  isStruck: boolean
  inTable: boolean
  /** A heading's level from 0; 9 for none. */
  outline: number
  style: number
  /** Of a list, from 0. */
  level: number
}

export function firstState(): RtfState {
  return {
    into: 'body',
    font: null,
    skip: 1,
    isHidden: false,
    isRaised: false,
    isStruck: false,
    ...firstParagraph(),
  }
}

/** What `\pard` sets back. */
export function firstParagraph() {
  return { inTable: false, outline: 9, style: -1, level: 0 }
}
