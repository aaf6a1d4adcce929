import { type ComponentProps, type ReactNode, useId } from 'react'
import { cx } from './cx.ts'

const BOX = cx(
  'w-full rounded-md border border-line-strong bg-surface px-3 text-ink',
  'placeholder:text-muted disabled:opacity-60 aria-invalid:border-danger',
)

interface FieldProps {
  label: string
  /** The label is for screen readers only: the place says it to the eye. */
  hideLabel?: boolean
  /** What helps before typing. */
  hint?: ReactNode
  /** What is wrong; read out as soon as it appears. */
  error?: ReactNode
  className?: string
}

type Described = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }

/** Label, box, hint and error, tied together for screen readers. The hint gives way to the error. */
function Field({
  label,
  hideLabel,
  hint,
  error,
  className,
  children,
}: FieldProps & { children: (described: Described) => ReactNode }) {
  const id = useId()
  const note = error ?? hint
  return (
    <div className={cx('flex flex-col gap-1', className)}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'font-medium text-sm'}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': note ? `${id}-note` : undefined,
        'aria-invalid': error ? true : undefined,
      })}
      <p
        id={`${id}-note`}
        aria-live="polite"
        className={cx('text-sm empty:hidden', error ? 'text-danger' : 'text-muted')}
      >
        {note}
      </p>
    </div>
  )
}

type Own<Element extends 'input' | 'textarea' | 'select'> = FieldProps &
  Omit<ComponentProps<Element>, keyof FieldProps>

/** A line of text with its label. */
export function TextField({ label, hideLabel, hint, error, className, ...input }: Own<'input'>) {
  return (
    <Field {...{ label, hideLabel, hint, error, className }}>
      {(described) => <input {...input} {...described} className={cx(BOX, 'h-10')} />}
    </Field>
  )
}

/** Several lines of text with their label. Grows with what is typed where the browser can. */
export function TextArea({ label, hideLabel, hint, error, className, ...input }: Own<'textarea'>) {
  return (
    <Field {...{ label, hideLabel, hint, error, className }}>
      {(described) => (
        <textarea
          rows={3}
          {...input}
          {...described}
          className={cx(BOX, 'field-sizing-content min-h-20 py-2')}
        />
      )}
    </Field>
  )
}

/** A native select with its label: `children` are its options. */
export function SelectField({ label, hideLabel, hint, error, className, ...input }: Own<'select'>) {
  return (
    <Field {...{ label, hideLabel, hint, error, className }}>
      {(described) => <select {...input} {...described} className={cx(BOX, 'h-10 pr-8')} />}
    </Field>
  )
}
