import type { ReactNode } from 'react'

/** A heading and what it comes to, on the small pages of logging in. */
export function Message({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-4">
      <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
      {children}
    </div>
  )
}
