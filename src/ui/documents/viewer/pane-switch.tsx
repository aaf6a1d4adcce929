import type { Pane } from './panes.tsx'

interface PaneSwitchProps {
  shown: Pane
  onChange: (pane: Pane) => void
}

/** Which pane is seen, where there is room for one. */
export function PaneSwitch({ shown, onChange }: PaneSwitchProps) {
  return (
    <fieldset
      aria-label="What is shown"
      className="flex shrink-0 rounded-lg bg-sunken p-0.5 text-sm lg:hidden"
    >
      {(['document', 'analysis'] as const).map((pane) => (
        <button
          key={pane}
          type="button"
          aria-pressed={shown === pane}
          onClick={() => onChange(pane)}
          className="h-8 rounded-md px-3 text-muted capitalize aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-sm"
        >
          {pane}
        </button>
      ))}
    </fieldset>
  )
}
