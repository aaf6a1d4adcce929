/** How a stretch of Markdown is set, as far as its markup says so. */
export interface Style {
  strong: boolean
  em: boolean
  code: boolean
  strike: boolean
  link: boolean
}

export const PLAIN: Style = { strong: false, em: false, code: false, strike: false, link: false }

/** The style after a piece of hidden markup: emphasis opens and closes with the same characters. */
export function styleAfter(style: Style, markup: string): Style {
  if (markup === '[') return { ...style, link: true }
  if (markup.startsWith('](') || markup.startsWith('][')) return { ...style, link: false }
  if (/^`+$/.test(markup)) return { ...style, code: !style.code }
  if (markup === '~~' || markup === '~') return { ...style, strike: !style.strike }
  if (!/^[*_]+$/.test(markup)) return style
  const strong = markup.length >= 2 ? !style.strong : style.strong
  const em = markup.length % 2 === 1 ? !style.em : style.em
  return { ...style, strong, em }
}

/** True for what sets words bold or strikes them out; the only markup of styles in office documents. */
export function isStyle(markup: string): boolean {
  return markup === '**' || markup === '~~'
}

/** True for the markup of a bullet: hidden in the text, drawn as a dot. */
export function isBullet(markup: string): boolean {
  return /^[-*+]$/.test(markup)
}
