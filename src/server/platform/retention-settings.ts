import { z } from 'zod'

/** What is removed by itself, and after how many days unless RETENTION says otherwise. */
const PERIODS = {
  /** Documents in the trash, with their texts, answers and originals. */
  trash: 30,
  /** The steps of jobs and runs that have ended; the jobs and answers themselves are kept. */
  events: 90,
  /** Sessions, access tokens, links of mails and invitations that have ended, were used or revoked. */
  tokens: 30,
  /** Who did what. */
  audit: 365,
  /** What requests with an Idempotency-Key answered. */
  idempotency: 1,
  /** How many files a user uploaded on a day. */
  counts: 90,
} as const

export type RetentionName = keyof typeof PERIODS

/** Days of each; null: kept for ever. */
export type Retention = Record<RetentionName, number | null>

const NAMES = Object.keys(PERIODS) as RetentionName[]
const FORM = new RegExp(`^(${NAMES.join('|')})=([1-9]\\d{0,4}|never)$`)

export const retention = z
  .string()
  .default('')
  .transform((value) =>
    value
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean),
  )
  .pipe(
    z.array(z.string().regex(FORM, { error: `must be like trash=30,audit=never, of ${NAMES.join(', ')}` })),
  )
  .transform((items): Retention => {
    const chosen: Retention = { ...PERIODS }
    for (const item of items) {
      const [name, days] = item.split('=')
      chosen[name as RetentionName] = days === 'never' ? null : Number(days)
    }
    return chosen
  })
