import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** What a text says, how a model may truly put it, and a lie about it. */
const fact = z.object({
  question: z.string(),
  /** Words of which a right answer holds one. */
  says: z.array(z.string()).min(1),
  quote: z.string(),
  claim: z.string(),
  lie: z.string(),
})
/** What a text does not say: an answer that is made up, and one without a number or a name. */
const absence = z.object({ question: z.string(), invented: z.string(), smooth: z.string() })
const planted = z.object({ text: z.string(), facts: z.array(fact), absences: z.array(absence) })

export type Fact = z.infer<typeof fact>
export type Absence = z.infer<typeof absence>
export type Planted = z.infer<typeof planted> & { content: string }

const at = (path: string) => new URL(path, import.meta.url)

/** The texts with what is known of each: eight facts and four absences. */
export function readPlanted(): Planted[] {
  return z
    .array(planted)
    .parse(JSON.parse(readFileSync(at('planted.json'), 'utf8')))
    .map((one) => ({ ...one, content: readFileSync(at(`../texts/${one.text}`), 'utf8') }))
}
