import type { ReactNode } from 'react'
import { ApiProvider } from '#ui/api/provider.tsx'
import { Brand } from '#ui/shell/brand.tsx'

/** A small card in the middle: signing up and logging in. */
export function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <ApiProvider>
      <div className="mx-auto flex min-h-dvh max-w-sm flex-col px-5">
        <header className="flex h-(--bar) items-center">
          <Brand href="/" />
        </header>
        <main className="flex flex-1 flex-col justify-center pt-4 pb-20">{children}</main>
      </div>
    </ApiProvider>
  )
}
