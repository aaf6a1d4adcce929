/** Chinese and Japanese numbers in characters: 二十五, 三百, 一万二千. */
export interface HanNumber {
  start: number
  end: number
  value: number
}

const DIGITS = '零一二三四五六七八九'
const STEPS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }
const MYRIADS: Record<string, number> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 }
/** A single numeral is part of many words; it counts only before a measure. */
const RUN =
  /[〇零一二两三四五六七八九十百千][〇零一二两三四五六七八九十百千万萬亿億]+|[二两三四五六七八九十百](?=[天日月年元円个個人名条條款項项次周週岁歳秒時时%美欧])/gu

export function hanNumbersOf(text: string): HanNumber[] {
  return [...text.matchAll(RUN)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    value: hanValue(match[0]),
  }))
}

function hanValue(run: string): number {
  let [total, section, digit] = [0, 0, 0]
  for (const character of run.replaceAll('〇', '零').replaceAll('两', '二')) {
    const [step, myriad] = [STEPS[character], MYRIADS[character]]
    if (step !== undefined) {
      section += (digit || 1) * step
      digit = 0
    } else if (myriad !== undefined) {
      total += (section + digit || 1) * myriad
      section = 0
      digit = 0
    } else
      digit = /[十百千万亿]/.test(run) ? DIGITS.indexOf(character) : digit * 10 + DIGITS.indexOf(character)
  }
  return total + section + digit
}
