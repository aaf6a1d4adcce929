'use client'
import { Plug } from 'lucide-react'
import type { Model } from '#contracts/model.ts'
import { problemOf, sentence } from '#ui/api/errors.ts'
import { Button } from '#ui/parts/button.tsx'
import { Checkbox } from '#ui/parts/checkbox.tsx'
import { cx } from '#ui/parts/cx.ts'
import { useConnectionTest, useSwitch } from './use-models.ts'

/** What admins do with a model: test its connection, and switch it on or off for everybody. */
export function ModelTools({ model: { id, label, host, obstacle } }: { model: Model }) {
  const test = useConnectionTest()
  const turn = useSwitch()
  const isOn = turn.isPending ? turn.variables.on : obstacle !== 'switched_off'
  const message = test.error ? sentence(problemOf(test.error)) : test.data?.message
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 sm:justify-end">
      <output
        className={cx(
          'order-last w-full text-sm empty:hidden sm:max-w-xs sm:text-right lg:order-none lg:w-auto',
          test.data?.ok ? 'text-verified' : 'text-danger',
        )}
      >
        {test.isPending ? '' : message}
      </output>
      {host !== null && (
        <Button
          size="small"
          busy={test.isPending}
          aria-label={`Test connection of ${label}`}
          onClick={() => test.mutate({ model: id })}
        >
          <Plug aria-hidden />
          {test.isPending ? 'Testing …' : 'Test connection'}
        </Button>
      )}
      <Checkbox
        label="On"
        aria-label={`${label} can be asked`}
        checked={isOn}
        disabled={turn.isPending}
        onChange={(event) => turn.mutate({ model: id, on: event.target.checked })}
      />
    </div>
  )
}
