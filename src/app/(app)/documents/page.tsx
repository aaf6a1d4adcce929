import type { Metadata } from 'next'
import { requireUser } from '#server/api/page.ts'
import { DocumentsPage } from '#ui/documents/list/documents-page.tsx'
import { TrashPage } from '#ui/documents/list/trash-page.tsx'

interface Props {
  searchParams: Promise<{ view?: string | string[] }>
}

const isTrash = async ({ searchParams }: Props) => (await searchParams).view === 'trash'

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await isTrash(props)) ? 'Trash' : 'Documents' }
}

export default async function Page(props: Props) {
  const trash = await isTrash(props)
  await requireUser(trash ? '/documents?view=trash' : '/documents')
  return trash ? <TrashPage /> : <DocumentsPage />
}
