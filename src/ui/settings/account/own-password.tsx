import type { ComponentProps } from 'react'
import type { Account } from '#contracts/account.ts'
import { TextField } from '#ui/parts/field.tsx'

type Props = Omit<ComponentProps<typeof TextField>, 'label'> & { account: Pick<Account, 'hasPassword'> }

/** Makes sure that it is the owner who asks. An account without a password shows it by a log-in of the last minutes. */
export function OwnPassword({ account, ...field }: Props) {
  if (!account.hasPassword)
    return (
      <p className="text-muted text-sm">
        You have no password here: this works within ten minutes of logging in.
      </p>
    )
  return <TextField label="Your password" type="password" autoComplete="current-password" {...field} />
}
