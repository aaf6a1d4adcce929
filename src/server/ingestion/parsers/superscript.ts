const RAISED = new Map(
  Array.from('0123456789+-−()', (sign, i) => [sign, Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾')[i] ?? sign]),
)
const NUMERALS = new Map([
  ['i', 'ⁱ'],
  ['v', 'ᵛ'],
  ['x', 'ˣ'],
])

/**
 * Raised words as a reader sees them: digits, and signs before or between them, as superscripts, for 10² is not 102.
 * Letters stay ("1st").
 */
export function superscript(words: string): string {
  return words.replace(/[+\-−]?[0-9]+|(?<=[0-9])[+\-−]/g, (number) =>
    Array.from(number, (sign) => RAISED.get(sign) ?? sign).join(''),
  )
}

/** The mark of a note: raised where Unicode has it so, else in brackets. */
export function noteMark(label: string): string {
  const raised = Array.from(label, (sign) => RAISED.get(sign) ?? NUMERALS.get(sign))
  return raised.every((sign) => sign !== undefined) ? raised.join('') : `[${label}]`
}
