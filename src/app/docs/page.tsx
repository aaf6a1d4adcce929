import type { Metadata } from 'next'
import { openApiDocument } from '#server/api/rest/openapi.ts'
import type { ApiDocument } from '#ui/reference/openapi.ts'
import { Reference } from '#ui/reference/reference.tsx'

export const metadata: Metadata = { title: 'The API' }

export default function Page() {
  return <Reference document={openApiDocument() as unknown as ApiDocument} />
}
