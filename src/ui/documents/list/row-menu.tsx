'use client'
import {
  BookOpenCheck,
  CircleStop,
  Download,
  Ellipsis,
  ListChecks,
  Lock,
  LockOpen,
  PenLine,
  RotateCw,
  Trash2,
} from 'lucide-react'
import Link from 'next/link'
import { useRef, useState } from 'react'
import type { DocumentRow } from '#contracts/document.ts'
import { hasEnded } from '#contracts/job-state.ts'
import { mayHelp } from '#contracts/may-help.ts'
import { Button } from '#ui/parts/button.tsx'
import { Menu, MenuItem, MenuLine } from '#ui/parts/menu.tsx'
import { useKeepHere } from '../use-keep-here.ts'
import { ReadAgainDialog } from './read-again-dialog.tsx'
import { RenameDialog } from './rename-dialog.tsx'
import { useDocumentActions } from './use-document-actions.ts'

/** What can be done with one document. */
export function RowMenu({ document }: { document: DocumentRow }) {
  const actions = useDocumentActions()
  const keepHere = useKeepHere()
  const button = useRef<HTMLButtonElement>(null)
  const [renaming, setRenaming] = useState(false)
  const [readingAgain, setReadingAgain] = useState(false)
  const { id, filename, jobId, jobState, state } = document
  const isUnderWay = jobState !== null && !hasEnded(jobState)
  const mayRetry = state === 'cancelled' || (state === 'failed' && mayHelp(document.error))
  const trigger = (
    <Button
      ref={button}
      look="quiet"
      size="small"
      className="w-8 px-0 text-muted"
      aria-label={`Actions for ${filename}`}
    >
      <Ellipsis aria-hidden />
    </Button>
  )
  return (
    <>
      <Menu trigger={trigger}>
        {jobId && mayRetry && (
          <MenuItem onSelect={() => actions.retry(jobId)}>
            <RotateCw aria-hidden />
            Try again
          </MenuItem>
        )}
        {jobId && isUnderWay && (
          <MenuItem onSelect={() => actions.cancel(jobId)}>
            <CircleStop aria-hidden />
            Stop reading
          </MenuItem>
        )}
        {(state === 'ready' || document.error === 'document.no_text') && !isUnderWay && (
          <MenuItem onSelect={() => setReadingAgain(true)}>
            <BookOpenCheck aria-hidden />
            Read it again…
          </MenuItem>
        )}
        {jobId && (
          <MenuItem asChild>
            <Link href={`/jobs/${jobId}`} prefetch={false}>
              <ListChecks aria-hidden />
              What happened
            </Link>
          </MenuItem>
        )}
        <MenuItem onSelect={() => setRenaming(true)}>
          <PenLine aria-hidden />
          Rename
        </MenuItem>
        <MenuItem onSelect={() => keepHere.toggle(document)}>
          {document.localOnly ? <LockOpen aria-hidden /> : <Lock aria-hidden />}
          {document.localOnly ? 'Allow models elsewhere' : 'Keep on this server'}
        </MenuItem>
        <MenuItem asChild>
          <a href={`/api/documents/${id}/file`} download={filename}>
            <Download aria-hidden />
            Download
          </a>
        </MenuItem>
        <MenuLine />
        <MenuItem danger onSelect={() => actions.remove(document)}>
          <Trash2 aria-hidden />
          Delete
        </MenuItem>
      </Menu>
      {readingAgain && (
        <ReadAgainDialog document={document} returnTo={button} onClose={() => setReadingAgain(false)} />
      )}
      {renaming && <RenameDialog document={document} returnTo={button} onClose={() => setRenaming(false)} />}
    </>
  )
}
