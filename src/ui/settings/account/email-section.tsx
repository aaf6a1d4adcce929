'use client'
import { useState } from 'react'
import type { Account } from '#contracts/account.ts'
import { Badge } from '#ui/parts/badge.tsx'
import { Button } from '#ui/parts/button.tsx'
import { Section } from '#ui/parts/section.tsx'
import { EmailDialog } from './email-dialog.tsx'
import { useAccountActions } from './use-account.ts'

export function EmailSection({ account }: { account: Account }) {
  const [changing, setChanging] = useState(false)
  const { sendVerification } = useAccountActions()
  const about = account.mails
    ? 'You log in with it, and a link goes there when you forget your password.'
    : 'You log in with it. No mail is sent from here.'
  return (
    <Section title="E-mail address" about={about}>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-0 break-all font-medium">{account.email}</span>
        {/* Where no mail is sent nobody can confirm an address. */}
        {(account.mails || account.emailVerified) && (
          <Badge tone={account.emailVerified ? 'verified' : 'plain'}>
            {account.emailVerified ? 'Confirmed' : 'Not confirmed'}
          </Badge>
        )}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button onClick={() => setChanging(true)}>Change the address</Button>
        {account.mails && !account.emailVerified && (
          <Button busy={sendVerification.isPending} onClick={() => sendVerification.mutate()}>
            Send me a link to confirm it
          </Button>
        )}
      </div>
      {changing && <EmailDialog account={account} onClose={() => setChanging(false)} />}
    </Section>
  )
}
