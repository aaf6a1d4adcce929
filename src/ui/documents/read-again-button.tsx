'use client'
import { type ReactNode, useRef, useState } from 'react'
import { Button, type ButtonProps } from '#ui/parts/button.tsx'
import { ReadAgainDialog, type ReadAgainDialogProps } from './list/read-again-dialog.tsx'

interface ReadAgainButtonProps extends Pick<ButtonProps, 'look' | 'size' | 'className'> {
  document: ReadAgainDialogProps['document']
  children: ReactNode
}

/** Opens the choice of languages in which a document's pictures are recognised. */
export function ReadAgainButton({ document, children, ...looks }: ReadAgainButtonProps) {
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button ref={button} {...looks} onClick={() => setOpen(true)}>
        {children}
      </Button>
      {isOpen && <ReadAgainDialog document={document} returnTo={button} onClose={() => setOpen(false)} />}
    </>
  )
}
