/**
 * The statement that a model is writing, as it comes. It keeps the room of a short claim, so that the claim that takes
 * its place moves nothing.
 */
export function Writing({ text }: { text: string }) {
  return (
    <div aria-hidden className="min-h-19 border-line border-t py-2.5 first:border-t-0">
      <p className="text-pretty text-muted leading-relaxed">
        {text}
        <span className="ml-0.5 inline-block h-[1.1em] w-0.5 translate-y-[0.2em] animate-pulse rounded-full bg-accent" />
      </p>
    </div>
  )
}
