import { Fragment } from 'react'

/** Text in which `words between backticks` are code. */
export function InWords({ children }: { children: string }) {
  return children.split('`').map((part, at) =>
    at % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change places
      <code key={at} className="rounded bg-sunken px-1 py-0.5 font-mono text-[0.8125rem]">
        {part}
      </code>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change places
      <Fragment key={at}>{part}</Fragment>
    ),
  )
}
