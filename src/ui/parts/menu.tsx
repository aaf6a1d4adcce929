'use client'
import * as Radix from 'radix-ui/dropdown-menu'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'

const ITEM = cx(
  'flex w-full cursor-default select-none items-center gap-2.5 rounded-md px-2.5 py-1.5 text-sm outline-none',
  'data-[highlighted]:bg-accent-soft data-[disabled]:opacity-50 [&_svg]:size-4 [&_svg]:text-muted',
)

interface MenuProps {
  /** The button that opens it; it needs a name of its own. */
  trigger: ReactNode
  children: ReactNode
  align?: 'start' | 'end'
}

/** A list of actions behind a button. */
export function Menu({ trigger, children, align = 'end' }: MenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-30 min-w-44 animate-appear rounded-lg border border-line bg-surface p-1 shadow-lg"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

interface MenuItemProps {
  children: ReactNode
  onSelect?: () => void
  disabled?: boolean
  /** Its only child is the element itself, a link say. */
  asChild?: boolean
  danger?: boolean
}

export function MenuItem({ danger, ...rest }: MenuItemProps) {
  return <Radix.Item className={cx(ITEM, danger && 'text-danger [&_svg]:text-danger')} {...rest} />
}

interface MenuChoiceProps {
  label: string
  value: string
  options: ReadonlyArray<{ value: string; label: string; icon?: ReactNode }>
  onChange: (value: string) => void
}

/** One of several, with the chosen one marked. */
export function MenuChoice({ label, value, options, onChange }: MenuChoiceProps) {
  return (
    <Radix.RadioGroup value={value} onValueChange={onChange} aria-label={label}>
      <Radix.Label className="px-2.5 pt-1.5 pb-1 text-muted text-xs">{label}</Radix.Label>
      {options.map((option) => (
        <Radix.RadioItem
          key={option.value}
          value={option.value}
          className={ITEM}
          onSelect={(event) => event.preventDefault()}
        >
          {option.icon}
          <span className="flex-1">{option.label}</span>
          <Radix.ItemIndicator>
            <span aria-hidden className="block size-1.5 rounded-full bg-accent" />
          </Radix.ItemIndicator>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  )
}

/** Who or what a menu is about; not an action. */
export function MenuNote({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2.5 py-1.5 text-muted text-xs">{children}</Radix.Label>
}

export function MenuLine() {
  return <Radix.Separator className="my-1 h-px bg-line" />
}
