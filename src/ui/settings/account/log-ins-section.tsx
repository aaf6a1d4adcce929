'use client'
import type { Account } from '#contracts/account.ts'
import { Button } from '#ui/parts/button.tsx'
import { Section } from '#ui/parts/section.tsx'
import { Time } from '#ui/parts/time.tsx'
import { useAccountActions } from './use-account.ts'

/** Log-ins at other services that lead to this account. Shown where there are any, or could be. */
export function LogInsSection({ account }: { account: Account }) {
  const { disconnect } = useAccountActions()
  const { logIns, providers } = account
  const free = providers.filter(({ id }) => logIns.every(({ provider }) => provider !== id))
  if (logIns.length === 0 && free.length === 0) return null
  return (
    <Section title="Other log-ins" about="Services that you can log in by, beside your password.">
      {logIns.length > 0 && (
        <ul className="mb-3 divide-y divide-line rounded-lg border border-line bg-surface">
          {logIns.map(({ provider, name, email, createdAt }) => (
            <li key={provider} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
              <div className="min-w-0">
                <p className="font-medium">{name}</p>
                <p className="break-all text-muted text-sm">
                  {email && `${email}, `}connected <Time iso={createdAt} />
                </p>
              </div>
              <Button
                size="small"
                aria-label={`Disconnect ${name}`}
                busy={disconnect.isPending}
                onClick={() => disconnect.mutate({ provider })}
              >
                Disconnect
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-2">
        {free.map(({ id, name }) => (
          <Button key={id} onClick={() => void connect(id)}>
            Connect {name}
          </Button>
        ))}
      </div>
    </Section>
  )
}

async function connect(provider: string): Promise<void> {
  const { signIn } = await import('next-auth/react')
  await signIn(provider, { callbackUrl: '/settings/account' })
}
