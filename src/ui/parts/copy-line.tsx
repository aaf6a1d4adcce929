'use client'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { Button } from './button.tsx'
import { complain } from './toast.tsx'

/** A secret or an address to be taken along: it can be selected, and copied by its button. */
export function CopyLine({ label, text }: { label: string; text: string }) {
  const [copied, setCopied] = useState(false)
  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
    } catch {
      complain('The browser did not let it be copied.', { detail: 'Select it and copy it yourself.' })
    }
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <input
        readOnly
        aria-label={label}
        value={text}
        onFocus={(event) => event.target.select()}
        className="h-9 min-w-0 flex-1 basis-60 rounded-md border border-line-strong bg-sunken px-3 font-mono text-sm"
      />
      <Button onClick={() => void copy()}>
        {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
        <span aria-live="polite">{copied ? 'Copied' : 'Copy'}</span>
      </Button>
    </div>
  )
}
