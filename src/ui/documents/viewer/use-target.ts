import { useCallback, useEffect, useRef, useState } from 'react'
import type { Address } from './address.ts'
import type { Mark } from './place.ts'

export interface Target {
  key: number
  mark: Mark
}

/**
 * The place that the viewer goes to: what was pressed last; at first, what the address names, as soon as its mark is
 * known.
 */
export function useTarget(address: Address, marks: readonly Mark[], place: Mark | null) {
  const [target, setTarget] = useState<Target | null>(null)
  const named = useRef('')
  const jump = useCallback((mark: Mark, name: string) => {
    named.current = name
    setTarget((last) => ({ key: (last?.key ?? 0) + 1, mark }))
  }, [])

  const { citation, analysis } = address
  useEffect(() => {
    const name = citation === null ? '' : citationKey(analysis, citation)
    const mark = marks.find((one) => one.citation === citation)
    if (name && mark && named.current !== name) jump(mark, name)
  }, [citation, analysis, marks, jump])

  useEffect(() => {
    const name = place ? `at ${place.start}-${place.end}` : ''
    if (place && named.current !== name) jump(place, name)
  }, [place, jump])
  return { target, jump }
}

/** The name of a citation's place, so that a jump that was made is not made again. */
export function citationKey(analysis: number | null, citation: number): string {
  return `citation ${analysis}/${citation}`
}
