import type { ReactNode } from 'react'

interface EmptyProps {
  icon?: ReactNode
  title: string
  children?: ReactNode
  /** The one thing to do here. */
  action?: ReactNode
}

/** What a list shows while there is nothing in it. */
export function Empty({ icon, title, children, action }: EmptyProps) {
  return (
    <div className="flex flex-col items-center rounded-xl border border-line border-dashed px-6 py-14 text-center">
      {icon && <div className="mb-3 text-muted [&_svg]:size-8 [&_svg]:stroke-[1.5]">{icon}</div>}
      <p className="font-medium text-base">{title}</p>
      {children && <div className="mt-1 max-w-md text-muted">{children}</div>}
      {action && <div className="mt-5 flex flex-col items-center gap-3">{action}</div>}
    </div>
  )
}
