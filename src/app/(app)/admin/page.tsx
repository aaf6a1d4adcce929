import { requireAdmin } from '#server/api/page.ts'
import { UsersPage } from '#ui/admin/users-page.tsx'

export default async function Page() {
  const { id } = await requireAdmin()
  return <UsersPage self={id} />
}
