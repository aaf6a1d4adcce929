import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('./palette.css', import.meta.url), 'utf8')

/** The colours of one theme, by name, as `#rrggbb`. */
function theme(selector: string): Map<string, string> {
  const block = css.split(`${selector} {`)[1]?.split('}')[0] ?? ''
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1] ?? '', m[2] ?? '']))
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

const GROUNDS = ['paper', 'surface', 'sunken']
const TEXT: Array<[string, string]> = [
  ...['ink', 'muted', 'accent', 'verified', 'altered', 'missing', 'danger'].flatMap((text) =>
    GROUNDS.map((ground): [string, string] => [text, ground]),
  ),
  ...['accent', 'verified', 'altered', 'missing', 'danger'].map((name): [string, string] => [
    name,
    `${name}-soft`,
  ]),
  ...['accent', 'accent-strong'].map((ground): [string, string] => ['accent-ink', ground]),
  ['ink', 'accent-soft'],
  ['ink', 'altered-soft'],
  ['ink', 'danger-soft'],
  ['muted', 'accent-soft'],
  ['danger-ink', 'danger'],
  ['mark-ink', 'mark'],
]

for (const selector of [':root', '.dark']) {
  const colours = theme(selector)
  const colour = (name: string) => colours.get(name) ?? '#000000'

  test.each(TEXT)(`in ${selector}, %s is readable on %s`, (text, ground) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5)
  })

  test.each(GROUNDS)(`in ${selector}, the edge of a field is seen on %s`, (ground) => {
    expect(contrast(colour('line-strong'), colour(ground))).toBeGreaterThanOrEqual(3)
  })
}
