import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'

const question = z.object({ text: z.string(), question: z.string(), quote: z.string() })
export type Question = z.infer<typeof question>

const at = (path: string) => new URL(path, import.meta.url)

/** The questions, each with the text that answers it and the words that do. */
export function readQuestions(): Question[] {
  return z.array(question).parse(JSON.parse(readFileSync(at('questions.json'), 'utf8')))
}

/** The texts that the questions are about, and others of our own beside them: passages that must not be taken for others. */
export function readTexts(): Map<string, string> {
  const texts = new Map<string, string>()
  for (const name of readdirSync(at('texts/')).sort())
    texts.set(name, readFileSync(at(`texts/${name}`), 'utf8'))
  for (const folder of ['../docs/decisions/', '../src/test/texts/'])
    for (const name of readdirSync(at(folder)).sort())
      if (/\.(md|txt)$/.test(name)) texts.set(folder + name, readFileSync(at(folder + name), 'utf8'))
  return texts
}
