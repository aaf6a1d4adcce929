import { call, type ModelDesk, telling } from './call.ts'
import { claimOf } from './claim-of.ts'
import { inParts } from './in-parts.ts'
import type { ModelAnswer, ModelQuestion } from './model-question.ts'
import { passagesFor } from './passages-for.ts'
import { outputTokens, planReading, roomFor } from './plan.ts'
import { fenced, questionPrompt, systemPrompt } from './prompt.ts'
import { answerShape } from './shape.ts'

/**
 * Asks a language model: all of the text where it fits, else what bears on the question, or part by part with the
 * answers put together. Nothing it says is believed here. Throws AppError `model.*`.
 */
export async function* askModel(desk: ModelDesk, asked: ModelQuestion): AsyncGenerator<ModelAnswer> {
  const schema = answerShape(asked.template.output)
  const system = systemPrompt(asked.template, schema)
  const closing = questionPrompt(asked.template, asked.question)
  const room = roomFor(desk.model, system + closing)
  const plan = planReading({ ...asked, reads: asked.template.reads, room })
  const parts = plan.reading === 'passages' ? await passagesFor(asked, plan.room) : plan.parts
  yield { type: 'reading', reading: plan.reading, parts }

  const request = { system, schema, maxOutputTokens: outputTokens(desk.model) }
  if (plan.reading === 'map_reduce') {
    yield* inParts(desk, { asked, parts, request, closing })
    return
  }
  const prompt = `${fenced(asked.text, asked.pages, parts)}\n\n${closing}`
  for await (const event of telling(call(desk, { ...request, prompt })))
    yield event.type === 'text' ? event : { type: 'claim', claim: claimOf(event.drafted, asked) }
}
