'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { type NewAccessToken, newAccessToken } from '#contracts/account.ts'
import { FormProblem } from '#ui/api/form-problem.tsx'
import { useFormSender } from '#ui/api/use-form-sender.ts'
import { Button } from '#ui/parts/button.tsx'
import { CopyLine } from '#ui/parts/copy-line.tsx'
import { Dialog, DialogActions } from '#ui/parts/dialog.tsx'
import { SelectField, TextField } from '#ui/parts/field.tsx'
import { useAccountForms } from './use-account.ts'

const PERIODS = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
  { value: '', label: 'No end' },
]
const SCOPES = [
  { value: 'read', label: 'Read only' },
  { value: 'write', label: 'Read and change' },
]

/** Makes a token and shows it, once. */
export function TokenDialog({ onClose }: { onClose: () => void }) {
  const [secret, setSecret] = useState<string | null>(null)
  if (secret === null) return <TokenForm onMade={setSecret} onClose={onClose} />
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Copy it now"
      description="It is shown this once; only a fingerprint of it is kept. Whoever has it can act as you."
      className="max-w-xl"
    >
      <div className="mt-4">
        <CopyLine label="Access token" text={secret} />
      </div>
      <DialogActions>
        <Button look="primary" onClick={onClose}>
          I have it
        </Button>
      </DialogActions>
    </Dialog>
  )
}

function TokenForm({ onMade, onClose }: { onMade: (secret: string) => void; onClose: () => void }) {
  const make = useAccountForms().makeToken
  const form = useForm<NewAccessToken>({
    resolver: zodResolver(newAccessToken),
    defaultValues: { name: '', scopes: ['read'], days: 90 },
  })
  const { submit, problem, busy } = useFormSender(form, async (values) =>
    onMade((await make.mutateAsync(values)).secret),
  )
  return (
    <Dialog open onOpenChange={onClose} title="New access token">
      <form onSubmit={submit} noValidate className="mt-4 flex flex-col gap-4">
        <FormProblem problem={problem} />
        <TextField
          label="What it is for"
          autoComplete="off"
          error={form.formState.errors.name?.message}
          {...form.register('name')}
        />
        <SelectField
          label="It may"
          onChange={({ target }) =>
            form.setValue('scopes', target.value === 'write' ? ['read', 'write'] : ['read'])
          }
        >
          {SCOPES.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
        <SelectField
          label="It works for"
          defaultValue="90"
          onChange={({ target }) => form.setValue('days', target.value === '' ? null : Number(target.value))}
        >
          {PERIODS.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={busy}>
            Make the token
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
