import { type ReactNode, useId } from 'react'

interface SectionProps {
  title: string
  /** A sentence on what this is for. */
  about?: ReactNode
  /** Buttons beside the heading. */
  actions?: ReactNode
  children: ReactNode
}

/** A part of a settings page: what it is about at the left, the thing itself at the right; one above the other when narrow. */
export function Section({ title, about, actions, children }: SectionProps) {
  const heading = useId()
  return (
    <section
      aria-labelledby={heading}
      className="grid gap-x-8 gap-y-3 border-line border-t py-6 first:border-t-0 first:pt-0 md:grid-cols-[15rem_minmax(0,1fr)]"
    >
      <div>
        <h2 id={heading} className="font-semibold text-base">
          {title}
        </h2>
        {about && <p className="mt-1 text-muted text-sm">{about}</p>}
        {actions && <div className="mt-3 flex flex-wrap gap-2">{actions}</div>}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  )
}
