import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react'
import type { DocumentRow } from '#contracts/document.ts'
import { rangeBetween } from './range.ts'

/** Only what has been read can be asked. */
export function canBeAsked({ state }: Pick<DocumentRow, 'state'>): boolean {
  return state === 'ready'
}

/**
 * Documents chosen in a list: one by one, with Shift all up to it, and with the arrow keys from box to box.
 * `rows` are those in sight, in their order; what is chosen and filtered away stays chosen.
 */
export function useSelection(rows: readonly DocumentRow[]) {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const last = useRef<number | null>(null)
  const open = rows.filter(canBeAsked)

  function set(ids: readonly number[], isOn: boolean) {
    setChosen((known) => {
      const next = new Set(known)
      for (const id of ids) isOn ? next.add(id) : next.delete(id)
      return next
    })
  }

  /** Pressed with Shift, everything from the last one pressed on becomes as this one. */
  function press(id: number, { shiftKey }: Pick<MouseEvent, 'shiftKey'>) {
    const ids = shiftKey
      ? rangeBetween(
          open.map((row) => row.id),
          last.current,
          id,
        )
      : [id]
    set(ids, !chosen.has(id))
    last.current = id
  }

  /** The arrow keys go to the next box that can be ticked; with Shift they tick it. */
  function move(id: number, event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Escape') return setChosen(new Set())
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const next = open[open.findIndex((row) => row.id === id) + step]
    if (!next) return
    if (event.shiftKey) set([id, next.id], true)
    last.current = next.id
    document.querySelector<HTMLElement>(`[data-chooses="${next.id}"]`)?.focus()
  }

  const ids = open.map((row) => row.id)
  return {
    chosen,
    press,
    move,
    clear: () => setChosen(new Set()),
    /** All in sight, or none of them once all are. */
    toggleAll: () => set(ids, !ids.every((id) => chosen.has(id))),
    isAll: ids.length > 0 && ids.every((id) => chosen.has(id)),
  }
}

export type Selection = ReturnType<typeof useSelection>
