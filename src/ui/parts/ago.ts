const STEPS: ReadonlyArray<[unit: Intl.RelativeTimeFormatUnit, seconds: number]> = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const absolute = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short' })

/** "just now", "3 minutes ago", "yesterday", for two times in milliseconds. The future (a clock that is off) is now. */
export function ago(then: number, now: number): string {
  const seconds = (now - then) / 1000
  for (const [unit, length] of STEPS) {
    if (seconds >= length) return relative.format(-Math.floor(seconds / length), unit)
  }
  return 'just now'
}

/** An age in words: "40 seconds", "4 minutes", "1 hour". */
export function age(seconds: number): string {
  const [unit, length] = STEPS.find(([, length]) => seconds >= length) ?? ['second', 1]
  const count = Math.floor(seconds / length)
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

/** A date and time in full, in the reader's time zone: "November 21, 2026 at 2:24 AM". */
export function moment(iso: string): string {
  return absolute.format(new Date(iso))
}
