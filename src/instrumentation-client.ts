import { openAhead } from '#ui/documents/viewer/pdf/ahead.ts'

// Runs before the page is hydrated. If the server's html asks for what draws (see lazy-document-page.tsx), a PDF is shown here.
const id = /^\/documents\/(\d{1,10})$/.exec(window.location.pathname)?.[1]
if (id && document.querySelector('link[rel="preload"][href^="/engine/"]')) openAhead(Number(id))
