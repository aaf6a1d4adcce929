import type { Uploaded } from '#contracts/document.ts'
import type { ErrorBody } from '#contracts/error.ts'

/** `failed` carries the server's refusal, or null when the connection broke. `sent`: stored, and being read now. */
export type Phase =
  | { is: 'waiting' }
  | { is: 'sending'; progress: number }
  | ({ is: 'sent' } & Uploaded)
  | { is: 'failed'; error: ErrorBody | null }
  | { is: 'cancelled' }

/** A file on its way to the server. */
export interface Upload {
  key: number
  name: string
  size: number
  phase: Phase
}

export type Step =
  | { does: 'add'; uploads: readonly Upload[] }
  | { does: 'move'; key: number; to: Phase }
  | { does: 'forget'; keys: readonly number[] }

/** The queue after a step. What was cancelled or forgotten stays so: late news of it changes nothing. */
export function reduce(queue: readonly Upload[], step: Step): readonly Upload[] {
  switch (step.does) {
    case 'add':
      return [...queue, ...step.uploads]
    case 'move':
      return queue.map((upload) =>
        upload.key === step.key && mayMove(upload.phase, step.to) ? { ...upload, phase: step.to } : upload,
      )
    case 'forget':
      return queue.filter((upload) => !step.keys.includes(upload.key))
  }
}

function mayMove(from: Phase, to: Phase): boolean {
  if (from.is === 'sent') return false
  if (from.is === 'cancelled' || from.is === 'failed') return to.is === 'waiting'
  return true
}

/** The uploads to start now, first come first served, so that no more than `parallel` are under way. */
export function startable(queue: readonly Upload[], parallel: number): readonly Upload[] {
  const sending = queue.filter((upload) => upload.phase.is === 'sending').length
  return queue.filter((upload) => upload.phase.is === 'waiting').slice(0, Math.max(0, parallel - sending))
}

/** True while leaving the page would lose a file. */
export function isUnderWay({ phase }: Upload): boolean {
  return phase.is === 'waiting' || phase.is === 'sending'
}

/** As the tray shows them: what came last first, but above what only waits, which would hide what is under way. */
export function inSight(queue: readonly Upload[]): readonly Upload[] {
  const waits = ({ phase }: Upload) => Number(phase.is === 'waiting')
  return queue.toReversed().sort((one, other) => waits(one) - waits(other))
}
