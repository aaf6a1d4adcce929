/** How models mark what they think aloud before they answer, each with the sign that ends it. */
const MARKS: readonly (readonly [string, string])[] = [
  ['<think>', '</think>'],
  ['<thinking>', '</thinking>'],
  ['<thought>', '</thought>'],
  ['<reasoning>', '</reasoning>'],
  ['[THINK]', '[/THINK]'],
  ['◁think▷', '◁/think▷'],
  ['<|channel|>analysis<|message|>', '<|end|>'],
]
const LONGEST = Math.max(...MARKS.flat().map((mark) => mark.length))

/**
 * Leaves out what a model thinks aloud before its answer, as it streams. Only what the answer begins with is taken
 * for thinking: later on the same signs may stand in a quote. Returns what of the answer is there, piece by piece.
 */
export function withoutThinking(): { feed(text: string): string; end(): string } {
  let held = ''
  let close: string | null = null
  let answering = false

  function feed(text: string): string {
    if (answering) return text
    held += text
    for (;;) {
      if (close !== null) {
        const at = held.indexOf(close)
        if (at === -1) {
          held = held.slice(-LONGEST)
          return ''
        }
        held = held.slice(at + close.length)
        close = null
      }
      const start = held.trimStart()
      const mark = MARKS.find(([open]) => start.startsWith(open))
      if (!mark) {
        if (start === '' || MARKS.some(([open]) => open.startsWith(start))) return ''
        answering = true
        return start
      }
      held = start.slice(mark[0].length)
      close = mark[1]
    }
  }

  return {
    feed,
    /** What was held back in case it became a mark. */
    end: () => (answering || close !== null ? '' : held),
  }
}

/** Whether a piece of an answer ends thinking that began before it: some servers write the first mark themselves. */
export function endOfThinking(text: string): number {
  const ends = MARKS.map(([, close]) => {
    const at = text.indexOf(close)
    return at === -1 ? -1 : at + close.length
  })
  return Math.max(...ends)
}
