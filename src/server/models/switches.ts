import { type Db, inTransaction } from '#server/platform/db.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { auditSwitch, listSwitchedOff, switchOff, switchOn } from './repo.ts'

/** How long a process goes by what it has read, in milliseconds. */
const FRESH = 2_000

const known = new WeakMap<object, { until: number; off: Promise<ReadonlySet<string>> }>()

/** The ids of the models that an admin has switched off. */
export function switchedOff({ db }: { db: Db }): Promise<ReadonlySet<string>> {
  const have = known.get(db)
  if (have && have.until > Date.now()) return have.off
  const off = listSwitchedOff(db).then((ids) => new Set(ids))
  known.set(db, { until: Date.now() + FRESH, off })
  off.catch(() => known.delete(db))
  return off
}

/** Throws `model.switched_off`. */
export async function requireUsable(deps: { db: Db }, model: string): Promise<void> {
  if ((await switchedOff(deps)).has(model)) throw new AppError('model.switched_off', { model })
}

/** Switches a model on or off for everybody, and writes down who did. */
export async function setSwitch(
  { db }: Pick<Deps, 'db'>,
  input: { userId: number; model: string; on: boolean },
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await (input.on ? switchOn : switchOff)(tx, input.model)
    await auditSwitch(tx, input)
  })
  known.delete(db)
}
