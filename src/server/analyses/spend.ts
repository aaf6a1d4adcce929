import type { Price } from '#contracts/model.ts'
import type { LanguageModel } from '#server/models/provider.ts'
import type { Deps } from '#server/platform/deps.ts'
import type { Spent } from './answer/call.ts'
import { addSpending } from './spending/repo.ts'

/** Millionths of a dollar for tokens at a price in dollars for a million of them; null without a price. */
export function costOf(
  price: Price | null,
  spent: Pick<Spent, 'inputTokens' | 'outputTokens'>,
): number | null {
  if (!price) return null
  return Math.ceil(spent.inputTokens * price.input + spent.outputTokens * price.output)
}

/**
 * Keeps what a call took, at once and whatever becomes of the run: money that is spent stays spent when the answer
 * is stopped, fails, or is taken over by another attempt.
 */
export async function spend(
  deps: Pick<Deps, 'db' | 'metrics'>,
  input: {
    runId: number
    userId: number
    model: Pick<LanguageModel, 'id' | 'provider' | 'price'>
    spent: Spent
  },
): Promise<void> {
  const { spent, runId, userId } = input
  const { id, provider, price } = input.model
  const { inputTokens, outputTokens } = spent
  const costMicros = costOf(price, spent)
  const { tokens, dollars } = deps.metrics
  tokens.inc({ provider, direction: 'in' }, inputTokens)
  tokens.inc({ provider, direction: 'out' }, outputTokens)
  dollars.inc({ provider }, (costMicros ?? 0) / 1e6)
  await addSpending(deps.db, { runId, userId, model: id, inputTokens, outputTokens, costMicros })
}
