'use client'
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Sheets, ViewHandle } from '../view.ts'
import { Paper } from './print-sheet.tsx'

export const ANSWER_RULES = '@page { margin: 18mm }'

interface MenuPrintProps {
  viewer: { current: ViewHandle | null }
  /** The answer as it is printed; null while there is none. */
  answer: ReactNode
}

/**
 * What the Print command of the browser's own menu gives. It waits for nothing, so pages can't be drawn for it: then
 * it gives the answer, and says how they are printed.
 */
export function MenuPrint({ viewer, answer }: MenuPrintProps) {
  const [sheets, setSheets] = useState<Sheets | null>(null)
  const before = useEffectEvent(() => {
    // Our own dialog has put its sheets there.
    if (document.querySelector('[data-print]')) return
    const whole = viewer.current?.printing()?.atOnce?.()
    flushSync(() => setSheets(whole ?? { content: withHint(answer), rules: ANSWER_RULES, free() {} }))
  })
  useEffect(() => {
    const prepare = () => before()
    const leave = () => setSheets(null)
    window.addEventListener('beforeprint', prepare)
    window.addEventListener('afterprint', leave)
    return () => {
      window.removeEventListener('beforeprint', prepare)
      window.removeEventListener('afterprint', leave)
    }
  }, [])
  return sheets && <Paper rules={sheets.rules}>{sheets.content}</Paper>
}

function withHint(answer: ReactNode): ReactNode {
  return (
    <>
      <p className="mb-4 text-[9pt]">
        To print the document’s pages, use Print above the document, or Ctrl-P (Cmd-P) there.
      </p>
      {answer}
    </>
  )
}
