'use client'
import { useState } from 'react'
import type { LogInProvider } from '#contracts/account.ts'
import { Button } from '#ui/parts/button.tsx'
import { useHydrated } from '#ui/parts/hydrated.ts'

/** The other services that one may log in by. Nothing where there are none. */
export function OtherDoors({ providers, next }: { providers: LogInProvider[]; next: string }) {
  const ready = useHydrated()
  const [leaving, setLeaving] = useState<string | null>(null)
  if (providers.length === 0) return null
  async function go(id: string) {
    setLeaving(id)
    const { signIn } = await import('next-auth/react')
    await signIn(id, { callbackUrl: next })
    setLeaving(null)
  }
  return (
    <div className="flex flex-col gap-2 border-line border-t pt-4">
      {providers.map(({ id, name }) => (
        <Button key={id} className="h-10" disabled={!ready} busy={leaving === id} onClick={() => void go(id)}>
          Continue with {name}
        </Button>
      ))}
    </div>
  )
}
