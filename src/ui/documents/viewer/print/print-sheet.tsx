import { type ReactNode, type Ref, useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'

/** On paper nothing is seen but what is to be printed; on the screen it is out of sight. */
const RULES = `
  @media screen { [data-print] { position: fixed; left: -200vw; top: 0; width: 100vw; height: 0; overflow: hidden } }
  @media print {
    html, body { background: #fff !important; color: #000 !important; color-scheme: light }
    body > :not([data-print]) { display: none !important }
  }
`

interface PaperProps {
  /** More rules, for example the paper's size. */
  rules?: string
  children: ReactNode
  ref?: Ref<HTMLDivElement>
}

/** What is printed, whoever asks the browser to. */
export function Paper({ rules = '', children, ref }: PaperProps) {
  return createPortal(
    <div ref={ref} data-print className="bg-[#fff] text-[#000]">
      <style>{RULES + rules}</style>
      {children}
    </div>,
    document.body,
  )
}

interface PrintSheetProps extends Omit<PaperProps, 'ref'> {
  onDone: () => void
}

/** Prints its children once their pictures are there, and tells when that is over. */
export function PrintSheet({ rules, children, onDone }: PrintSheetProps) {
  const sheet = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let isHere = true
    const pictures = [...(sheet.current?.querySelectorAll('img') ?? [])]
    const ready = Promise.all(pictures.map(loaded))
    window.addEventListener('afterprint', onDone)
    void ready.then(() => isHere && window.print())
    return () => {
      isHere = false
      window.removeEventListener('afterprint', onDone)
    }
  }, [onDone])
  return (
    <Paper ref={sheet} {...(rules === undefined ? {} : { rules })}>
      {children}
    </Paper>
  )
}

function loaded(picture: HTMLImageElement): Promise<void> {
  if (picture.complete) return Promise.resolve()
  return new Promise((resolve) => {
    picture.onload = () => resolve()
    picture.onerror = () => resolve()
  })
}
