import type { Metadata } from 'next'
import Link from 'next/link'
import { Button } from '#ui/parts/button.tsx'
import { MessagePage } from '#ui/shell/message-page.tsx'

export const metadata: Metadata = { title: 'Nothing here' }

export default function NotFound() {
  return (
    <MessagePage
      title="There is nothing at this address"
      action={
        <Button asChild look="primary">
          <Link href="/documents">Go to your documents</Link>
        </Button>
      }
    >
      The link may be old, or a letter of it got lost.
    </MessagePage>
  )
}
