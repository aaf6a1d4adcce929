'use client'
import { Command } from 'cmdk'
import type { ReactNode } from 'react'
import { Kbd } from '#ui/parts/kbd.tsx'

interface PaletteItemProps {
  children: ReactNode
  onSelect: () => void
  /** What typing is compared with; the words themselves when left out. */
  value?: string
  /** The keys that do the same. */
  keys?: string
}

/** A line of the palette. */
export function PaletteItem({ children, onSelect, value, keys }: PaletteItemProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex cursor-default items-center gap-2.5 rounded-md px-2.5 py-2 text-sm data-[selected=true]:bg-accent-soft"
    >
      <span className="flex min-w-0 flex-1 items-center gap-2.5">{children}</span>
      {keys && (
        <span aria-hidden className="flex gap-1">
          {keys.split(' ').map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
        </span>
      )}
    </Command.Item>
  )
}
