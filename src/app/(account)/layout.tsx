import type { ReactNode } from 'react'
import { AccountLayout } from '#ui/auth/account-layout.tsx'

export default function Layout({ children }: { children: ReactNode }) {
  return <AccountLayout>{children}</AccountLayout>
}
