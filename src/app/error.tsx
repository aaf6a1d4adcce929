'use client'
import { FailedPage } from '#ui/shell/failed-page.tsx'

export default FailedPage
