import { InWords } from './in-words.tsx'
import type { Response } from './openapi.ts'
import { TypeLine } from './type-line.tsx'

/** What may come back, by status: first what was asked for, then the problems by their codes. */
export function Answers({ responses }: { responses: Record<string, Response> }) {
  return (
    <dl className="divide-y divide-line rounded-lg border border-line bg-surface">
      {Object.entries(responses).map(([status, { description, content, headers }]) => {
        const schema = content?.['application/json']?.schema
        const isProblem = content !== undefined && 'application/problem+json' in content
        return (
          <div key={status} className="grid grid-cols-[3rem_1fr] gap-x-4 px-3 py-2">
            <dt className="font-medium font-mono text-[0.8125rem]">{status}</dt>
            <dd className="min-w-0">
              {isProblem ? (
                <Codes codes={description} />
              ) : (
                <>
                  <InWords>{description}</InWords>
                  {schema && (
                    <span className="text-muted">
                      : <TypeLine schema={schema} />
                    </span>
                  )}
                  {Object.entries(headers ?? {}).map(([name, header]) => (
                    <p key={name} className="text-muted text-sm">
                      <InWords>{`Header \`${name}\`: ${header.description}`}</InWords>
                    </p>
                  ))}
                </>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/** The codes of a status, each leading to its words. */
function Codes({ codes }: { codes: string }) {
  return (
    <ul className="flex flex-wrap gap-x-3">
      {codes
        .split(/[`, ]+/)
        .filter(Boolean)
        .map((code) => (
          <li key={code}>
            <a
              href={`#${code}`}
              className="break-all font-mono text-[0.8125rem] text-accent underline underline-offset-2"
            >
              {code}
            </a>
          </li>
        ))}
    </ul>
  )
}
