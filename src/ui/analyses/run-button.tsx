import { RotateCcw, Square } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '#ui/parts/button.tsx'

/** A press so soon after the end was meant for Stop, which stood here, in milliseconds. */
const MEANT_FOR_STOP = 800

interface RunButtonProps {
  isOver: boolean
  isStopping: boolean
  isAsking: boolean
  onStop: () => void
  onAskAgain: () => void
}

/** Stop while a run goes on, then Ask again; who reaches for Stop as it ends never asks (and pays) again by that. */
export function RunButton({ isOver, isStopping, isAsking, onStop, onAskAgain }: RunButtonProps) {
  const [isGuarded, setGuarded] = useState(!isOver)
  if (!isOver && !isGuarded) setGuarded(true)
  useEffect(() => {
    if (!isOver) return
    const timer = setTimeout(() => setGuarded(false), MEANT_FOR_STOP)
    return () => clearTimeout(timer)
  }, [isOver])
  return isOver ? (
    <Button size="small" busy={isAsking} onClick={isGuarded ? undefined : onAskAgain}>
      <RotateCcw aria-hidden />
      Ask again
    </Button>
  ) : (
    <Button size="small" busy={isStopping} onClick={onStop}>
      <Square aria-hidden />
      Stop
    </Button>
  )
}
