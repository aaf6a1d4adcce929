/** A block of code, that scrolls by itself where it is wider than the page. */
export function Code({ label, children }: { label: string; children: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section aria-label={label} tabIndex={0} className="overflow-x-auto rounded-lg bg-sunken px-3 py-2.5">
      <pre className="font-mono text-[0.8125rem] leading-relaxed">{children}</pre>
    </section>
  )
}
