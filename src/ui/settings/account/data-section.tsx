'use client'
import { Download } from 'lucide-react'
import { useState } from 'react'
import type { Account } from '#contracts/account.ts'
import { Button } from '#ui/parts/button.tsx'
import { Section } from '#ui/parts/section.tsx'
import { RemoveDialog } from './remove-dialog.tsx'

/** Taking everything along, and taking everything away. */
export function DataSection({ account }: { account: Account }) {
  const [removing, setRemoving] = useState(false)
  return (
    <>
      <Section
        title="Your data"
        about="A ZIP with your files as you uploaded them, their texts, and every answer with its quotes."
      >
        <Button asChild>
          <a href="/api/account/export" download>
            <Download aria-hidden />
            Export all data
          </a>
        </Button>
      </Section>
      <Section
        title="Delete the account"
        about="Your files, texts, answers and tokens are deleted at once and for good. Nobody can bring them back."
      >
        <Button look="danger" onClick={() => setRemoving(true)}>
          Delete the account
        </Button>
        {removing && <RemoveDialog account={account} onClose={() => setRemoving(false)} />}
      </Section>
    </>
  )
}
