import './globals.css'
import { GeistSans } from 'geist/font/sans'
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { Theme } from '#ui/shell/theme.tsx'

export const metadata: Metadata = {
  title: { default: 'UltrAI: answers you can check', template: '%s – UltrAI' },
  description: 'Ask several models about your documents, and get an answer you can check.',
  icons: { icon: '/icon.svg' },
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf9f6' },
    { media: '(prefers-color-scheme: dark)', color: '#171614' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined
  // The theme's class is set before the first paint, so the server's html can't know it.
  return (
    <html lang="en" className={GeistSans.variable} suppressHydrationWarning>
      <body>
        <Theme nonce={nonce}>{children}</Theme>
      </body>
    </html>
  )
}
