import { Minus, MoveHorizontal, Plus, RotateCw, Scan } from 'lucide-react'
import { IconButton } from '#ui/parts/icon-button.tsx'
import { useKeys } from '#ui/parts/use-keys.ts'
import { percent, stepZoom, type Zoom } from './zoom.ts'

interface ZoomToolsProps {
  scale: number
  zoom: Zoom
  onZoom: (zoom: Zoom) => void
  onRotate: () => void
}

/** Larger, smaller, fitted, turned. */
export function ZoomTools({ scale, zoom, onZoom, onRotate }: ZoomToolsProps) {
  useKeys('Pages', [
    { keys: '+', label: 'Zoom in', run: () => onZoom(stepZoom(scale, 1)) },
    { keys: '-', label: 'Zoom out', run: () => onZoom(stepZoom(scale, -1)) },
    { keys: 'w', label: 'Fit width', run: () => onZoom({ fit: 'width' }) },
  ])
  return (
    <>
      <IconButton size="small" label="Zoom out" onClick={() => onZoom(stepZoom(scale, -1))}>
        <Minus aria-hidden />
      </IconButton>
      <span className="w-11 text-center text-muted text-xs tabular-nums">{percent(scale)} %</span>
      <IconButton size="small" label="Zoom in" onClick={() => onZoom(stepZoom(scale, 1))}>
        <Plus aria-hidden />
      </IconButton>
      <IconButton
        size="small"
        label="Fit width"
        aria-pressed={zoom.fit === 'width'}
        onClick={() => onZoom({ fit: 'width' })}
        className="aria-pressed:text-accent max-sm:hidden"
      >
        <MoveHorizontal aria-hidden />
      </IconButton>
      <IconButton
        size="small"
        label="Fit page"
        aria-pressed={zoom.fit === 'page'}
        onClick={() => onZoom({ fit: 'page' })}
        className="aria-pressed:text-accent max-sm:hidden"
      >
        <Scan aria-hidden />
      </IconButton>
      <IconButton size="small" label="Rotate" onClick={onRotate} className="max-sm:hidden">
        <RotateCw aria-hidden />
      </IconButton>
    </>
  )
}
