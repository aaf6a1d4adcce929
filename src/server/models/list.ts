import type { Model, ModelObstacle } from '#contracts/model.ts'
import type { Deps } from '#server/platform/deps.ts'
import { listed, type Providers } from './registry.ts'
import { listFailing } from './repo.ts'
import { switchedOff } from './switches.ts'

/** The models as pages list them: those that could be asked; with `all`, those too that have no key here. */
export async function listModels(
  deps: Pick<Deps, 'db'> & { providers: Providers },
  { all = false }: { all?: boolean } = {},
): Promise<Model[]> {
  const { providers } = deps
  const [off, failing, found] = await Promise.all([
    switchedOff(deps),
    listFailing(deps.db),
    providers.discover?.() ?? [],
  ])
  const away = new Set([...failing, ...(providers.failing?.() ?? [])])
  const obstacleOf = ({ id, provider }: Model): ModelObstacle | null =>
    off.has(id) ? 'switched_off' : away.has(provider) ? 'failing' : null
  const usable = [...providers.values(), ...found]
    .map(listed)
    .map((model) => ({ ...model, obstacle: obstacleOf(model) }))
  return all ? [...usable, ...(providers.unusable ?? [])] : usable
}
