import { cx } from '#ui/parts/cx.ts'

/** The method of a request: those that change something stand out. */
export function Method({ name, small = false }: { name: string; small?: boolean }) {
  const look =
    name === 'GET'
      ? 'bg-accent-soft text-accent-strong'
      : name === 'DELETE'
        ? 'bg-danger-soft text-danger'
        : 'bg-verified-soft text-verified'
  return (
    <span
      className={cx(
        'inline-block shrink-0 rounded px-1.5 text-center font-mono font-semibold',
        small ? 'w-14 text-[0.6875rem]' : 'text-xs leading-5',
        look,
      )}
    >
      {name}
    </span>
  )
}
