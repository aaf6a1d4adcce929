import type { ReactNode } from 'react'

interface MessagePageProps {
  title: string
  children: ReactNode
  /** What to press next. */
  action: ReactNode
}

/** A page that says one thing and where to go from here. */
export function MessagePage({ title, children, action }: MessagePageProps) {
  return (
    <main className="mx-auto flex min-h-[70dvh] max-w-md flex-col justify-center px-5 py-10">
      <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
      <div className="mt-2 text-muted">{children}</div>
      <div className="mt-6 flex flex-wrap gap-3">{action}</div>
    </main>
  )
}
