import type { Metadata } from 'next'
import { VerifyAddress } from '#ui/auth/verify-address.tsx'

export const metadata: Metadata = { title: 'Confirm your address', referrer: 'no-referrer' }

export default function VerifyPage() {
  return <VerifyAddress />
}
