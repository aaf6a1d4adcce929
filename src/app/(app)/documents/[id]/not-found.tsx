import { NoSuchDocument } from '#ui/documents/no-such-document.tsx'

export default NoSuchDocument
