'use client'
import { useEffect, useEffectEvent } from 'react'
import { addKeys, createMatcher, type Key } from './keys.ts'

/** Keys that work while this component is on the page. Which keys there are must not change, what they do may. */
export function useKeys(title: string, keys: readonly Key[]): void {
  const run = useEffectEvent((index: number) => keys[index]?.run())
  const names = keys.map(({ keys, label }) => `${keys}\t${label}`).join('\n')
  useEffect(() => {
    const group = names.split('\n').map((line, index) => {
      const [keys = '', label = ''] = line.split('\t')
      return { keys, label, run: () => run(index) }
    })
    return addKeys({ title, keys: group })
  }, [title, names])
}

/** Hears all key presses. Once, in the shell. Typing, and whatever stands above the page, keep their keys. */
export function useKeyListener(): void {
  useEffect(() => {
    const matcher = createMatcher()
    function hear(event: KeyboardEvent) {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target))
        return
      const found = matcher.press(event.key, event.timeStamp)
      if (!found) return
      event.preventDefault()
      found.run()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])
}

function isBusy(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable=true], [role=dialog], [role=menu]') !== null
  )
}
