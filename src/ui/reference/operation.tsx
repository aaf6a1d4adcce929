import type { ReactNode } from 'react'
import { Answers } from './answers.tsx'
import { Code } from './code.tsx'
import { curlOf } from './curl.ts'
import { Fields, fieldsOf } from './fields.tsx'
import { InWords } from './in-words.tsx'
import { Method } from './method.tsx'
import type { Place } from './openapi.ts'

/** One operation: what it does, takes and answers, and how it is called. */
export function OperationSection({ place }: { place: Place }) {
  const { method, path, operation } = place
  const { summary, description, operationId, parameters = [], requestBody, security } = operation
  const schema = requestBody?.content['application/json']?.schema
  const body = schema?.anyOf?.[0] ?? schema
  return (
    <article
      id={operationId}
      aria-labelledby={`${operationId}-name`}
      className="scroll-mt-6 border-line border-t pt-6"
    >
      <h3 id={`${operationId}-name`} className="font-semibold text-lg">
        {summary}
      </h3>
      <p className="mt-1 flex flex-wrap items-center gap-2 break-all font-mono text-sm">
        <Method name={method} /> /api/v2{path === '/' ? '' : path}
      </p>
      {description && (
        <p className="mt-2 max-w-prose">
          <InWords>{description}</InWords>
        </p>
      )}
      <p className="mt-2 text-muted text-sm">
        {security.length > 0 ? 'Needs a token.' : 'For everybody, without a token.'}
      </p>
      <div className="mt-4 flex flex-col gap-4">
        <Code label={`${summary}, with curl`}>{curlOf(place)}</Code>
        {parameters.length > 0 && (
          <Part title="Parameters">
            <Fields
              asked
              fields={parameters.map(({ in: where, required = false, ...rest }) => ({
                ...rest,
                required,
                place: where,
              }))}
            />
          </Part>
        )}
        {body && (
          <Part title="Body">
            <Fields asked fields={fieldsOf(body)} />
          </Part>
        )}
        <Part title="Answers">
          <Answers responses={operation.responses} />
        </Part>
      </div>
    </article>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h4 className="mb-1.5 font-medium text-sm">{title}</h4>
      {children}
    </div>
  )
}
