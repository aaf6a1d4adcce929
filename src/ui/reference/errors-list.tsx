import { ERRORS, type ErrorCode, errorEntry } from '#contracts/error.ts'

const CODES = Object.keys(ERRORS) as ErrorCode[]

/** Every code with its status, its words and what to do: where a problem's `type` leads. */
export function ErrorsList() {
  return (
    <dl className="divide-y divide-line rounded-lg border border-line bg-surface">
      {CODES.map((code) => {
        const { status, message, next } = errorEntry(code)
        return (
          <div
            key={code}
            id={code}
            className="grid scroll-mt-6 gap-x-4 px-3 py-2 target:bg-accent-soft sm:grid-cols-[18rem_1fr]"
          >
            <dt className="break-all font-mono text-[0.8125rem]">
              {status} {code}
            </dt>
            <dd className="min-w-0 text-sm">
              {message} {next && <span className="text-muted">{next}</span>}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
