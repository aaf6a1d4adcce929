import { Brand } from '#ui/shell/brand.tsx'
import { Code } from './code.tsx'
import { Contents } from './contents.tsx'
import { ErrorsList } from './errors-list.tsx'
import { Fields, fieldsOf } from './fields.tsx'
import { InWords } from './in-words.tsx'
import { type ApiDocument, byTag } from './openapi.ts'
import { OperationSection } from './operation.tsx'
import { TypeLine } from './type-line.tsx'

const SET_UP = `API=https://ultrai.example.org/api/v2   # this address, with /api/v2
TOKEN=…                                  # what “Log in” answers as access_token`

/** The reference of the API: all of its document on one page, without a script. */
export function Reference({ document }: { document: ApiDocument }) {
  const groups = byTag(document)
  const shapes = Object.entries(document.components.schemas).filter(([name]) => name !== 'ErrorCode')
  return (
    <div className="mx-auto max-w-6xl px-4 sm:px-6">
      <header className="flex h-(--bar) items-center justify-between gap-4">
        <Brand href="/" />
        <a href="/api/v2/openapi.json" className="text-accent text-sm underline underline-offset-2">
          OpenAPI document
        </a>
      </header>
      <div className="gap-10 pt-6 pb-24 lg:grid lg:grid-cols-[16rem_1fr]">
        <div className="mb-8 lg:sticky lg:top-0 lg:mb-0 lg:max-h-dvh lg:overflow-y-auto lg:pt-4 lg:pb-8">
          <Contents groups={groups} />
        </div>
        <main className="min-w-0">
          <h1 className="font-semibold text-3xl tracking-tight">The API</h1>
          <div className="mt-3 mb-4 flex max-w-prose flex-col gap-3">
            {(document.info.description ?? '').split('\n\n').map((paragraph) => (
              <p key={paragraph}>
                <InWords>{paragraph}</InWords>
              </p>
            ))}
          </div>
          <Code label="Before the examples">{SET_UP}</Code>
          {groups.map(({ tag, places }) => (
            <section key={tag} aria-labelledby={tag} className="mt-12 flex flex-col gap-8">
              <h2 id={tag} className="scroll-mt-6 font-semibold text-2xl tracking-tight">
                {tag}
              </h2>
              {places.map((place) => (
                <OperationSection key={place.operation.operationId} place={place} />
              ))}
            </section>
          ))}
          <section aria-labelledby="shapes" className="mt-14 flex flex-col gap-6">
            <h2 id="shapes" className="scroll-mt-6 font-semibold text-2xl tracking-tight">
              Shapes
            </h2>
            {shapes.map(([name, schema]) => (
              <div key={name} id={`shape-${name}`} className="scroll-mt-6">
                <h3 className="mb-1.5 font-medium font-mono">{name}</h3>
                {schema.description && <p className="mb-1.5 text-muted text-sm">{schema.description}</p>}
                {schema.properties ? <Fields fields={fieldsOf(schema)} /> : <TypeLine schema={schema} />}
              </div>
            ))}
            <div id="shape-ErrorCode" className="scroll-mt-6">
              <h3 className="font-medium font-mono">ErrorCode</h3>
              <p className="text-muted text-sm">One of the codes below.</p>
            </div>
          </section>
          <section aria-labelledby="errors" className="mt-14">
            <h2 id="errors" className="mb-4 scroll-mt-6 font-semibold text-2xl tracking-tight">
              Errors
            </h2>
            <ErrorsList />
          </section>
        </main>
      </div>
    </div>
  )
}
