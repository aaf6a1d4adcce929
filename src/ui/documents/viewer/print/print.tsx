'use client'
import { type ReactNode, useCallback, useEffect, useEffectEvent, useState } from 'react'
import type { Sheets, ViewHandle } from '../view.ts'
import { ANSWER_RULES } from './menu-print.tsx'
import { PrintDialog } from './print-dialog.tsx'
import { PrintSheet } from './print-sheet.tsx'

/** Ctrl-P (or Cmd-P) prints the document, not the window. */
export function usePrintKey(open: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (
      event.key.toLowerCase() !== 'p' ||
      !(event.ctrlKey || event.metaKey) ||
      event.altKey ||
      event.shiftKey
    )
      return
    event.preventDefault()
    open()
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent) => press(event)
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])
}

interface PrintProps {
  viewer: { current: ViewHandle | null }
  /** The answer as it is printed; null while there is none. */
  answer: ReactNode
  onClose: () => void
}

/** Asks what to print, and prints it. */
export function Print({ viewer, answer, onClose }: PrintProps) {
  const [printing] = useState(() => viewer.current?.printing() ?? null)
  const [sheets, setSheets] = useState<Sheets | null>(null)
  const done = useCallback(() => {
    sheets?.free()
    onClose()
  }, [sheets, onClose])
  if (!printing) return null
  if (sheets)
    return (
      <PrintSheet rules={sheets.rules} onDone={done}>
        {sheets.content}
      </PrintSheet>
    )
  return (
    <PrintDialog
      printing={printing}
      hasAnswer={answer !== null}
      onClose={onClose}
      onAnswer={() => setSheets({ content: answer, rules: ANSWER_RULES, free() {} })}
      onDocument={async (choice, signal, onProgress) =>
        setSheets(await printing.sheets(choice, signal, onProgress))
      }
    />
  )
}
