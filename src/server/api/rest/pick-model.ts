import type { Model } from '#contracts/model.ts'
import { AppError } from '#server/platform/errors.ts'

/**
 * The model that a program names: by its id, or by its provider's name, of whose models the first that can be asked is
 * taken. Throws `analysis.unknown_model` and `model.no_key` with those that can be, `model.switched_off`.
 */
export function pickModel(models: Model[], named: string): string {
  const usable = models.filter((model) => model.obstacle === null)
  const meant = models.filter((model) => model.id === named || model.provider === named)
  const found = meant.find((model) => usable.includes(model))
  if (found) return found.id
  const details = { model: named, known: usable.map((model) => model.id) }
  if (meant.length === 0) throw new AppError('analysis.unknown_model', details)
  throw new AppError(meant[0]?.obstacle === 'switched_off' ? 'model.switched_off' : 'model.no_key', details)
}
