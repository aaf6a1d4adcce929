'use client'
import dynamic from 'next/dynamic'
import { type ReactNode, useState } from 'react'
import type { User } from '#contracts/auth.ts'
import { ApiProvider } from '#ui/api/provider.tsx'
import { useLiveJobs } from '#ui/documents/live/use-live-jobs.ts'
import { DropAnywhere } from '#ui/documents/upload/drop-anywhere.tsx'
import { UploadsProvider } from '#ui/documents/upload/provider.tsx'
import { Tray } from '#ui/documents/upload/tray.tsx'
import { TipProvider } from '#ui/parts/tooltip.tsx'
import { ThemedToaster } from './themed-toaster.tsx'
import { TopBar } from './top-bar.tsx'
import { type Overlay, useShellKeys } from './use-shell-keys.ts'

const Palette = dynamic(() => import('./palette.tsx').then((file) => file.Palette), { ssr: false })
const KeysDialog = dynamic(() => import('./keys-dialog.tsx').then((file) => file.KeysDialog), { ssr: false })

/** What is round every page of a person who is logged in, and stays while they go from page to page. */
export function Shell({ user, children }: { user: User; children: ReactNode }) {
  return (
    <ApiProvider>
      <TipProvider>
        <UploadsProvider>
          <DropAnywhere>
            <Frame user={user}>{children}</Frame>
          </DropAnywhere>
        </UploadsProvider>
      </TipProvider>
    </ApiProvider>
  )
}

function Frame({ user, children }: { user: User; children: ReactNode }) {
  const [overlay, setOverlay] = useState<Overlay>(null)
  useLiveJobs()
  useShellKeys(setOverlay)
  const close = () => setOverlay(null)
  return (
    <>
      <a
        href="#main"
        className="sr-only z-50 rounded-md bg-accent px-4 py-2 text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the content
      </a>
      <TopBar user={user} onPalette={() => setOverlay('palette')} onKeys={() => setOverlay('keys')} />
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <Tray />
      <ThemedToaster />
      {overlay === 'palette' && (
        <Palette isAdmin={user.role === 'admin'} onClose={close} onKeys={() => setOverlay('keys')} />
      )}
      {overlay === 'keys' && <KeysDialog onClose={close} />}
    </>
  )
}
