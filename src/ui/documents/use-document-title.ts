'use client'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTRPC } from '#ui/api/trpc.ts'

/** Puts the document's name into the window's title, and keeps up when it is renamed. */
export function useDocumentTitle(id: number): void {
  const { data: filename } = useQuery(
    useTRPC().documents.get.queryOptions({ id }, { select: (row) => row.filename }),
  )
  useEffect(() => {
    if (filename) document.title = `${filename} – UltrAI`
  }, [filename])
}
