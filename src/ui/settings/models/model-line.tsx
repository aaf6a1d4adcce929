import type { Model } from '#contracts/model.ts'
import { Badge, type Tone } from '#ui/parts/badge.tsx'
import { cx } from '#ui/parts/cx.ts'
import { ModelTools } from './model-tools.tsx'
import { contextWords, priceWords, stateWords } from './model-words.ts'

/** One model: its state, how much it reads at once, its price; for admins the test and the switch. */
export function ModelLine({ model, isAdmin }: { model: Model; isAdmin: boolean }) {
  const { obstacle } = model
  return (
    <li className="grid gap-x-4 gap-y-2 px-4 py-3 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center">
      <div className={cx('min-w-0', obstacle === 'no_key' && 'text-muted')}>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="break-words font-medium">{model.label}</span>
          <Badge tone={toneOf(model)}>{stateWords(model)}</Badge>
        </p>
        <p className="mt-0.5 text-muted text-sm tabular-nums">
          {contextWords(model)} · {priceWords(model)}
        </p>
      </div>
      {isAdmin && obstacle !== 'no_key' && <ModelTools model={model} />}
    </li>
  )
}

function toneOf({ obstacle }: Model): Tone {
  if (obstacle === null) return 'verified'
  return obstacle === 'failing' || obstacle === 'address_refused' ? 'danger' : 'plain'
}
