/** The Symbol font, by Adobe's table of its encoding, from the codes 0x20 and 0xa0 on. */
const SYMBOL = new Map([
  ...from(
    0x20,
    ' !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼',
  ),
  ...from(0xa0, '€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪'),
  ...from(0xf1, '〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭'),
])

/** Of Wingdings what documents use: boxes, ticks, bullets, arrows. */
const WINGDINGS = new Map([
  ...from(0x6c, '●'),
  ...from(0x6e, '■□'),
  ...from(0x71, '❑❒'),
  ...from(0x76, '❖'),
  ...from(0xa7, '▪☐'),
  ...from(0xd8, '➢'),
  ...from(0xdf, '←→↑↓'),
  ...from(0xfb, '✗✓☒☑'),
])

function from(code: number, signs: string): [number, string][] {
  return Array.from(signs, (sign, i) => [code + i, sign])
}

/** What a font of symbols shows for a code in hexadecimal (in Unicode's private area or not); U+FFFD if unknown. */
export function symbol(font: string | undefined, hexadecimal: string | undefined): string {
  const code = Number.parseInt(hexadecimal ?? '', 16)
  if (Number.isNaN(code)) return '\ufffd'
  const own = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code
  if (/^symbol$/i.test(font ?? '')) return SYMBOL.get(own) ?? '\ufffd'
  if (/^wingdings/i.test(font ?? '')) return WINGDINGS.get(own) ?? '\ufffd'
  return own === code && code > 0x1f && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
}

/** Words in which a font's own codes stand in Unicode's private area. */
export function withSymbols(font: string | undefined, words: string): string {
  return words.replace(/[\uf020-\uf0ff]/g, (sign) => symbol(font, sign.charCodeAt(0).toString(16)))
}
