'use client'
import { ArrowLeft } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Ask, Citation } from '#contracts/analysis.ts'
import { AnswerPane } from '#ui/analyses/answer-pane.tsx'
import { AnswerPrint } from '#ui/analyses/answer-print.tsx'
import { AnalysisPanel } from '#ui/analyses/asking/analysis-panel.tsx'
import { SendDialog } from '#ui/analyses/asking/send-dialog.tsx'
import { useConsentedAsk } from '#ui/analyses/asking/use-consented-ask.ts'
import { focusCitationNumber, showCitation, useCitationKeys } from '#ui/analyses/use-citation-keys.ts'
import { Button } from '#ui/parts/button.tsx'
import { ShownDocument } from '../place-words.tsx'
import { DocumentHeader } from './document-header.tsx'
import { PaneSwitch } from './pane-switch.tsx'
import { type Pane, Panes } from './panes.tsx'
import { MenuPrint } from './print/menu-print.tsx'
import { Print, usePrintKey } from './print/print.tsx'
import type { ReadyDocument } from './ready-document.ts'
import { useAddress } from './use-address.ts'
import { usePlace } from './use-place.ts'
import { useShownAnalysis } from './use-shown-analysis.ts'
import { citationKey, useTarget } from './use-target.ts'
import type { ViewHandle } from './view.ts'
import { Viewer } from './viewer.tsx'

/** A document that has been read, beside the questions to it and their answers. */
export function Workbench({ document }: { document: ReadyDocument }) {
  const [address, changeAddress] = useAddress()
  const [pane, setPane] = useState<Pane>(address.citation || address.at ? 'document' : 'analysis')
  const { shown, earlier, isLoading, marks, textId } = useShownAnalysis(document.id, address.analysis)
  const place = usePlace(document, address.at)
  const { target, jump } = useTarget(address, marks, place)
  const [active, setActive] = useState(address.citation)
  const viewer = useRef<ViewHandle | null>(null)
  const answer = useRef<HTMLElement>(null)
  const shownId = shown?.id ?? null

  // Next tells of a changed address a moment later; what was pressed is shown at once.
  useEffect(() => setActive(address.citation), [address.citation])
  useEffect(() => {
    if (active !== null && marks.length > 0) showCitation(answer.current, active)
  }, [active, marks])

  const open = useCallback(
    (analysis: number) => {
      setActive(null)
      setPane('analysis')
      changeAddress({ analysis, citation: null, at: null })
    },
    [changeAddress],
  )
  const { ask, request, recipient, send, cancel } = useConsentedAsk(open)

  const select = useCallback(
    (number: number) => {
      setActive(number)
      changeAddress({ analysis: shownId, citation: number, at: null })
      const mark = marks.find((one) => one.citation === number)
      if (mark) jump(mark, citationKey(shownId, number))
    },
    [changeAddress, shownId, marks, jump],
  )
  const cite = useCallback(
    ({ number }: Citation) => {
      select(number)
      setPane('document')
    },
    [select],
  )
  const pick = useCallback(
    (number: number) => {
      select(number)
      focusCitationNumber(answer.current, number)
    },
    [select],
  )
  const [isPrinting, setPrinting] = useState(false)
  const print = useCallback(() => setPrinting(true), [])
  const stopPrinting = useCallback(() => setPrinting(false), [])
  usePrintKey(print)
  useCitationKeys(answer, () => {
    viewer.current?.back()
    setPane('analysis')
  })
  // A place is one of the latest text. Beside it stand no marks of an answer from an earlier one: their offsets differ.
  const latest = document.text.id
  const read = place ? latest : (textId ?? latest)
  const isOfOneText = textId === null || textId === read
  const allMarks = useMemo(
    () => (place ? [...(isOfOneText ? marks : []), place] : marks),
    [marks, place, isOfOneText],
  )
  const printedAnswer =
    shown?.analysis && shown.view ? <AnswerPrint {...{ analysis: shown.analysis, view: shown.view }} /> : null
  const summary: Ask = {
    ...{ documentId: document.id, template: 'summary', question: '', model: 'extractive' },
    fresh: false,
  }

  return (
    <ShownDocument value={document}>
      <DocumentHeader document={document}>
        <PaneSwitch shown={pane} onChange={setPane} />
      </DocumentHeader>
      <Panes
        shown={pane}
        document={
          <section aria-label="Document" className="relative flex min-h-0 flex-1 flex-col">
            <Viewer
              {...{ document, active, target }}
              textId={read}
              marks={allMarks}
              onSelect={pick}
              onPrint={print}
              handle={viewer}
            />
            {active !== null && (
              <Button
                look="primary"
                className="absolute bottom-4 left-1/2 -translate-x-1/2 shadow-lg lg:hidden"
                onClick={() => setPane('analysis')}
              >
                <ArrowLeft aria-hidden />
                Back to the answer
              </Button>
            )}
          </section>
        }
        analysis={
          <div className="min-h-0 flex-1 overflow-y-auto bg-paper">
            <AnalysisPanel
              document={document}
              shown={shown?.analysis}
              isAsking={ask.isPending}
              error={ask.error}
              onAsk={request}
            />
            <AnswerPane
              ref={answer}
              text={document.text}
              {...{ shown, earlier, isLoading, active }}
              isAsking={ask.isPending}
              onCite={cite}
              onAsk={request}
              onSummarise={() => request(summary)}
              onOpen={open}
            />
          </div>
        }
      />
      <SendDialog filename={document.filename} recipient={recipient} onSend={send} onCancel={cancel} />
      {isPrinting && <Print viewer={viewer} answer={printedAnswer} onClose={stopPrinting} />}
      <MenuPrint viewer={viewer} answer={printedAnswer} />
    </ShownDocument>
  )
}
