import type { Deps } from '#server/platform/deps.ts'
import { dropEndedReadings } from './repo.ts'

/**
 * Removes half-read texts whose reading has ended: it was cancelled while its worker was being killed, or its job is
 * gone. Returns how many there were. Their renditions then belong to nobody, and go with the other stored files.
 */
export function sweepReadings(deps: Pick<Deps, 'db'>): Promise<number> {
  return dropEndedReadings(deps.db)
}
