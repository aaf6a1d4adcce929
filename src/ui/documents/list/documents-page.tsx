'use client'
import { Trash2 } from 'lucide-react'
import Link from 'next/link'
import { Button } from '#ui/parts/button.tsx'
import { cx } from '#ui/parts/cx.ts'
import { PageFrame } from '#ui/shell/page-frame.tsx'
import { UploadButton } from '../upload/upload-button.tsx'
import { UploadQuota } from '../upload/upload-quota.tsx'
import { DocumentList } from './document-list.tsx'
import { useDocuments } from './use-documents.ts'

/** A person's documents. The file input is always there; the empty page has a larger button of its own. */
export function DocumentsPage() {
  const { rows } = useDocuments({ trash: false })
  const isEmpty = rows?.length === 0
  const actions = (
    <>
      <Button asChild look="quiet">
        <Link href="/documents?view=trash" title="Trash">
          <Trash2 aria-hidden />
          <span className="max-sm:sr-only">Trash</span>
        </Link>
      </Button>
      {!isEmpty && <UploadQuota />}
      <UploadButton className={cx(isEmpty && 'sr-only focus-within:not-sr-only')} />
    </>
  )
  return (
    <PageFrame title="Documents" actions={actions}>
      <DocumentList />
    </PageFrame>
  )
}
