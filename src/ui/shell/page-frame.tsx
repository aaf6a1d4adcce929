import type { ReactNode } from 'react'

interface PageFrameProps {
  title: string
  /** Buttons beside the heading. */
  actions?: ReactNode
  children: ReactNode
}

/** The frame of an ordinary page: its heading, its buttons, a comfortable width. */
export function PageFrame({ title, actions, children }: PageFrameProps) {
  return (
    <div className="mx-auto w-full max-w-5xl px-4 pt-6 pb-28 sm:px-6">
      <div className="mb-5 flex min-h-9 flex-wrap items-center justify-between gap-3">
        <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {children}
    </div>
  )
}
